package io.okpay.payment.promotion;

import io.okpay.payment.tariff.Discount;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A promotion as one customer finds it now; others may use it up before the customer does.
 *
 * @param paused whether finance stopped it
 * @param left of its budget, in minor units
 * @param payments how many of the customer's payments it has reduced
 * @param amount what the customer has got so far, in minor units
 * @param welcome whether the customer is as new as it wants
 */
public record Offer(Promotion promotion, boolean paused, long left, int payments, long amount, boolean welcome) {

    /** What keeps it from reducing such a payment, if anything does. */
    public Optional<Unavailable> obstacle(FeeBasis payment, Instant now) {
        if (paused || !promotion.isRunning(now)) {
            return Optional.of(Unavailable.NOT_RUNNING);
        }
        if (!welcome || !promotion.isFor(payment)) {
            return Optional.of(Unavailable.NOT_APPLICABLE);
        }
        return Optional.empty();
    }

    /** What keeps it from giving so much, if anything does: it gives all that was promised or nothing. */
    public Optional<Unavailable> obstacle(Money reduction) {
        if (payments >= promotion.paymentsPerCustomer() || reduction.minor() > promotion.mostPerCustomer() - amount) {
            return Optional.of(Unavailable.USED_UP);
        }
        return reduction.minor() > left ? Optional.of(Unavailable.EXHAUSTED) : Optional.empty();
    }

    /** The promotion. */
    public UUID id() {
        return promotion.id();
    }

    /** What it takes off a fee. */
    public Discount discount() {
        return promotion.discount();
    }

    /** The promised reduction of one payment. */
    public Reduction reduction(Money amountOff) {
        return new Reduction(promotion.id(), promotion.name(), amountOff.minor());
    }
}
