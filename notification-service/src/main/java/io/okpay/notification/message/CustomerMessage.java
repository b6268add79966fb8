package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to a customer.
 *
 * @param recipient an E.164 phone number or an e-mail address
 * @param locale BCP 47
 * @param variables what the template names
 * @param notBefore when it may go out
 * @param expiresAt when it is of no use any more
 * @param fallback the other way, unless the customer is told by it anyway
 */
public record CustomerMessage(
        UUID customerId,
        MessageTemplate template,
        Channel channel,
        String recipient,
        String locale,
        Map<String, String> variables,
        Instant notBefore,
        @Nullable Instant expiresAt,
        @Nullable Fallback fallback) {

    @Override
    public String toString() {
        return "CustomerMessage[" + template + " by " + channel + " to customer " + customerId + "]";
    }
}
