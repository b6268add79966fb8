package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One price of a new tariff beside the one that it replaces. What it leaves out it is for any.
 *
 * @param type the type of payment, for example {@code TRANSFER}
 * @param instrument what is charged or paid out to
 * @param corridor {@code LOCAL} or {@code INTERNATIONAL}
 * @param fromCountry the payer's country, ISO 3166-1 alpha-2
 * @param toCountry the payee's country, ISO 3166-1 alpha-2
 * @param tier the payer's tier
 * @param currency ISO 4217
 * @param amountFrom the least received amount, in minor units
 * @param amountBelow the received amount from which it ends, in minor units
 * @param before the figures until then, or null when the price is new
 * @param after the figures from then on, or null when the price is gone
 */
@RegisterForReflection
public record TariffChange(
        String type,
        @Nullable String instrument,
        @Nullable String corridor,
        @Nullable String fromCountry,
        @Nullable String toCountry,
        @Nullable String tier,
        @Nullable String currency,
        @Nullable Long amountFrom,
        @Nullable Long amountBelow,
        @Nullable TariffTerms before,
        @Nullable TariffTerms after) {}
