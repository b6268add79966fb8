package io.okpay.payment.promotion;

import io.okpay.payment.tariff.Discount;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a promotion. What it leaves out it says nothing about: it is for any.
 *
 * @param name as the customer reads it
 * @param code what the customer enters; without one it applies by itself
 * @param newCustomers whether it is only for those who had made no payment when they asked for the price
 * @param country the payer's country
 * @param basisPoints hundredths of a percent of the fee; 10,000 waives it
 * @param most of one payment
 * @param budget of all payments together; it names the currency
 * @param paymentsPerCustomer how many payments of one customer it reduces
 * @param amountPerCustomer what one customer may get in all
 */
record Promotion(
        UUID id,
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
        int paymentsPerCustomer,
        @Nullable Money amountPerCustomer,
        Instant proposedAt,
        @Nullable UUID approvedBy,
        @Nullable Instant approvedAt) {

    Discount discount() {
        return new Discount(basisPoints, most == null ? null : most.minor());
    }

    boolean isRunning(Instant now) {
        return approvedAt != null && !now.isBefore(validFrom) && now.isBefore(validUntil);
    }

    boolean isFor(FeeBasis payment) {
        return budget.currencyCode().equals(payment.currency())
                && (country == null || country.equals(payment.from()))
                && (type == null || type == payment.type())
                && (instrument == null || instrument == payment.instrument());
    }

    /** What one customer may get in all, in minor units. */
    long mostPerCustomer() {
        return amountPerCustomer == null ? Long.MAX_VALUE : amountPerCustomer.minor();
    }
}
