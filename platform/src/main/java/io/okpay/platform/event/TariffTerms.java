package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a price.
 *
 * @param basisPoints hundredths of a percent of the received amount
 * @param fixed minor units on top
 * @param least minor units, no fee is below
 * @param most minor units, no fee is above, or null for no bound
 */
@RegisterForReflection
public record TariffTerms(
        int basisPoints, long fixed, long least, @Nullable Long most) {}
