package io.okpay.platform.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * Money went from one currency into another, and the ledger has it: the FX position accounts took {@code source} and gave
 * {@code atMid}.
 *
 * @param source what the customer gave
 * @param target what the customer got
 * @param atMid what the source was worth at the mid-market rate
 * @param spread what the FX spread account got: {@code atMid} less {@code target}
 * @param mid how much target one source was worth
 * @param rate how much target the customer got for one source
 * @param cardVersion the rate card that it was priced from
 */
@RegisterForReflection
public record ConversionExecuted(
        UUID paymentId,
        UUID transferId,
        UUID customerId,
        Money source,
        Money target,
        Money atMid,
        Money spread,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal mid,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate,
        long cardVersion,
        Instant executedAt)
        implements Event {

    @Override
    public String key() {
        return paymentId.toString();
    }
}
