package io.okpay.notification.contact;

import io.okpay.notification.message.MessageTemplate;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a customer is to hear.
 *
 * @param template says what it is about
 * @param variables what the template names
 * @param paymentId the payment that it is about
 * @param at when it happened
 * @param useUntil when it would rather confuse than inform; the inbox keeps it all the same
 */
public record News(
        MessageTemplate template,
        Map<String, String> variables,
        @Nullable UUID paymentId,
        Instant at,
        @Nullable Instant useUntil) {

    @Override
    public String toString() {
        return "News[" + template + "]";
    }
}
