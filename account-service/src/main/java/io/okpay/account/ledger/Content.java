package io.okpay.account.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fingerprint of a command's content: the first 64 bits of its SHA-256. */
final class Content {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    });

    private Content() {}

    /** The fingerprint of a head and legs; no legs at all differ from an empty list of them. */
    static long of(String head, @Nullable List<Leg> legs) {
        StringBuilder content = new StringBuilder(head);
        if (legs != null) {
            for (Leg leg : legs) {
                content.append('|')
                        .append(leg.account())
                        .append('|')
                        .append(leg.amount())
                        .append('|')
                        .append(leg.currency());
            }
        }
        byte[] digest = SHA_256.get().digest(content.toString().getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest).getLong();
    }
}
