package io.okpay.payment.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a confirmation is bound to: payer, payee, amount, currency and the payment itself (PSD2 RTS Art. 5). */
final class Binding {

    private Binding() {}

    static String of(Payment payment) {
        String content = String.join(
                "|",
                payment.payerId().toString(),
                payment.payeeId().toString(),
                Long.toString(payment.debit().minor()),
                payment.debit().currencyCode(),
                payment.id().toString());
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
