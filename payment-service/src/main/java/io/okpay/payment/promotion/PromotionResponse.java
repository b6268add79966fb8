package io.okpay.payment.promotion;

import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as finance sees it.
 *
 * @param code what customers enter; without one it applies by itself
 * @param spent what payments have taken, those on their way included
 * @param remaining what is left of the budget
 * @param approvedBy the second person, once there was one
 */
public record PromotionResponse(
        UUID id,
        Status status,
        String name,
        @Nullable String code,
        Instant validFrom,
        Instant validUntil,
        boolean newCustomers,
        @Nullable String country,
        @Nullable PaymentType type,
        @Nullable InstrumentKind instrument,
        int basisPoints,
        @Nullable Money most,
        Money budget,
        Money spent,
        Money remaining,
        int paymentsPerCustomer,
        @Nullable Money amountPerCustomer,
        Instant proposedAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt) {

    /** How far a promotion is. */
    public enum Status {
        /** Waits for a second person. */
        PROPOSED,
        /** Begins later. */
        SCHEDULED,
        /** Reduces fees now, as far as its budget goes. */
        RUNNING,
        /** Stopped by finance; it can go on. */
        PAUSED,
        /** Its time is over. */
        ENDED
    }

    static PromotionResponse from(Promotion terms, long spentMinor, boolean paused, Instant now) {
        Money spent = new Money(spentMinor, terms.budget().currency());
        return new PromotionResponse(
                terms.id(),
                status(terms, paused, now),
                terms.name(),
                terms.code(),
                terms.validFrom(),
                terms.validUntil(),
                terms.newCustomers(),
                terms.country(),
                terms.type(),
                terms.instrument(),
                terms.basisPoints(),
                terms.most(),
                terms.budget(),
                spent,
                terms.budget().minus(spent),
                terms.paymentsPerCustomer(),
                terms.amountPerCustomer(),
                terms.proposedAt(),
                terms.approvedBy(),
                terms.approvedAt());
    }

    private static Status status(Promotion terms, boolean paused, Instant now) {
        if (!now.isBefore(terms.validUntil())) {
            return Status.ENDED;
        }
        if (terms.approvedAt() == null) {
            return Status.PROPOSED;
        }
        if (paused) {
            return Status.PAUSED;
        }
        return now.isBefore(terms.validFrom()) ? Status.SCHEDULED : Status.RUNNING;
    }
}
