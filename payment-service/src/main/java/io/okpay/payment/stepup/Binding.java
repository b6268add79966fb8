package io.okpay.payment.stepup;

import io.okpay.platform.money.Money;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** What a confirmation is bound to (PSD2 RTS Art. 5). */
public final class Binding {

    private Binding() {}

    /**
     * The digest of what the customer sees when they confirm.
     *
     * @param debit what leaves the payer, at each time
     * @param subjectId the payment or the schedule itself
     * @param terms what else the payer agrees to
     */
    public static String of(UUID payerId, UUID payeeId, Money debit, UUID subjectId, String... terms) {
        String content = String.join(
                "|",
                payerId.toString(),
                payeeId.toString(),
                Long.toString(debit.minor()),
                debit.currencyCode(),
                subjectId.toString());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(content.getBytes(StandardCharsets.UTF_8));
            for (String term : terms) {
                digest.update(("|" + term).getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
