package io.okpay.payment.quote;

import io.okpay.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of what a payment costs.
 *
 * @param kind SERVICE
 * @param rule the rule of the tariff that won
 * @param tariffVersion the tariff
 */
public record FeeResponse(
        String kind,
        Money amount,
        @Nullable String rule,
        @Nullable Integer tariffVersion) {}
