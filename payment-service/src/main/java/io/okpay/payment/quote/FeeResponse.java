package io.okpay.payment.quote;

import io.okpay.payment.promotion.Reduction;
import io.okpay.platform.money.Money;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of what a payment costs. All lines together are what leaves the payer above what arrives.
 *
 * @param kind SERVICE, or PROMOTION for what the operator takes off it
 * @param amount of a promotion, below zero
 * @param rule of a fee, the rule of the tariff that won
 * @param tariffVersion of a fee, the tariff
 * @param promotionId of a promotion
 * @param name of a promotion
 */
public record FeeResponse(
        String kind,
        Money amount,
        @Nullable String rule,
        @Nullable Integer tariffVersion,
        @Nullable UUID promotionId,
        @Nullable String name) {

    /** The lines of a price. */
    public static List<FeeResponse> lines(
            Money fee, @Nullable String rule, @Nullable Integer tariffVersion, @Nullable Reduction promotion) {
        return Stream.concat(
                        Stream.of(new FeeResponse("SERVICE", fee, rule, tariffVersion, null, null)),
                        Stream.ofNullable(promotion)
                                .map(reduction -> new FeeResponse(
                                        "PROMOTION",
                                        new Money(-reduction.amount(), fee.currency()),
                                        null,
                                        null,
                                        reduction.promotionId(),
                                        reduction.name())))
                .toList();
    }
}
