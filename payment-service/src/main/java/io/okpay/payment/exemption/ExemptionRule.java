package io.okpay.payment.exemption;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the operator. The latest approved one of a kind and currency holds.
 *
 * @param enabled whether the kind exempts anything in this currency
 * @param most the largest exempt payment with its fees; none for OWN_ACCOUNT
 * @param total what LOW_VALUE payments may add up to since the last payment with both factors
 * @param payments how many of them
 * @param approvedBy the second person, once there was one
 */
public record ExemptionRule(
        UUID id,
        ExemptionKind kind,
        boolean enabled,
        @Nullable Money most,
        @Nullable Money total,
        @Nullable Integer payments,
        Instant proposedAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt) {

    boolean covers(Money amount) {
        return enabled && (most == null || amount.compareTo(most) <= 0);
    }
}
