package io.okpay.platform.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A rate reached what a customer waits for.
 *
 * @param pair as the customer named it, for example {@code USD/EUR}
 * @param direction {@code ABOVE} or {@code BELOW}
 * @param threshold what the customer waits for
 * @param rate the mid-market rate that reached it
 * @param repeating whether the alert goes on
 * @param triggeredAt when it was noticed
 */
@RegisterForReflection
public record RateAlertTriggered(
        UUID alertId,
        UUID customerId,
        String pair,
        String direction,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal threshold,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
        boolean repeating,
        Instant triggeredAt)
        implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
