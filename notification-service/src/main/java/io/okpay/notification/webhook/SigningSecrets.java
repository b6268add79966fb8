package io.okpay.notification.webhook;

import io.okpay.notification.secret.KeyRing;
import io.okpay.notification.secret.SealBrokenException;
import io.okpay.platform.signature.MessageSignature;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The secrets that sign webhooks. They lie sealed, and are written out once only: when they are made. */
@Singleton
public class SigningSecrets {

    /** 24 to 64 bytes by the specification. */
    private static final int BYTES = 32;

    private static final String PREFIX = "whsec_";

    private final SecureRandom random = new SecureRandom();
    private final KeyRing keys;

    /** A new secret. */
    static final class Fresh {

        private final String shown;
        private final byte[] sealed;

        private Fresh(String shown, byte[] sealed) {
            this.shown = shown;
            this.sealed = sealed;
        }

        /** {@code whsec_} and the key in base64, for the merchant. */
        String shown() {
            return shown;
        }

        byte[] sealed() {
            return sealed.clone();
        }
    }

    SigningSecrets(KeyRing keys) {
        this.keys = keys;
    }

    Fresh make(UUID endpointId) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new Fresh(PREFIX + Base64.getEncoder().encodeToString(key), keys.seal(endpointId, key));
    }

    /**
     * The headers that sign a message with each of the secrets.
     *
     * @throws SealBrokenException when a secret cannot be opened any more
     */
    public Map<String, String> sign(UUID endpointId, List<byte[]> sealed, String messageId, byte[] body, Instant now) {
        List<byte[]> opened =
                sealed.stream().map(secret -> keys.open(endpointId, secret)).toList();
        return headers(opened, messageId, body, now);
    }

    static Map<String, String> headers(List<byte[]> secrets, String messageId, byte[] body, Instant now) {
        List<Map<String, String>> signed = secrets.stream()
                .map(key -> new MessageSignature(key).sign(messageId, body, now))
                .toList();
        Map<String, String> headers = new HashMap<>(signed.getFirst());
        headers.put(
                MessageSignature.SIGNATURE,
                signed.stream()
                        .map(one -> one.getOrDefault(MessageSignature.SIGNATURE, ""))
                        .collect(Collectors.joining(" ")));
        return headers;
    }
}
