package io.okpay.notification.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a merchant can be told of. */
public enum WebhookEvent {
    PAYMENT_COMPLETED,
    ORDER_PAID,
    ORDER_REFUNDED,
    ORDER_EXPIRED,
    ORDER_CANCELLED,
    PAYOUT_COMPLETED,
    /** Asked for by the merchant, and sent to one endpoint whatever its filter says. */
    WEBHOOK_TEST;

    /** The wire name, for example {@code order.paid}. */
    public String type() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    /** The event that an endpoint's filter may name so. */
    static Optional<WebhookEvent> named(String type) {
        return Arrays.stream(values())
                .filter(event -> event != WEBHOOK_TEST && event.type().equals(type))
                .findFirst();
    }
}
