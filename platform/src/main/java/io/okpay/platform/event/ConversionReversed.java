package io.okpay.platform.event;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * An exchange that {@link ConversionExecuted} told of was undone at its own rates, because the money came back: the FX position accounts
 * gave {@code source} and took {@code atMid}, and the spread account gave {@code spread}.
 *
 * @param transferId the transfer that undid it
 */
@RegisterForReflection
public record ConversionReversed(
        UUID paymentId,
        UUID transferId,
        UUID customerId,
        Money source,
        Money target,
        Money atMid,
        Money spread,
        Instant reversedAt)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
