package io.okpay.platform.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;

/**
 * The rates of a card for a tier from an amount on.
 *
 * @param tier the customer's; a tier that has none has the rates of {@code STANDARD}
 * @param from in the pair's base
 * @param spread the share of the mid rate that the customer pays
 * @param buy how much quote the customer pays for one base
 * @param sell how much quote the customer gets for one base
 */
@RegisterForReflection
public record RateBand(
        String tier,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal from,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal spread,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal buy,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sell) {}
