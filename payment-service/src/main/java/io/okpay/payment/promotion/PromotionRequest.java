package io.okpay.payment.promotion;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.Parameters;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.TariffProblem;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A promotion to be proposed. What it leaves out it says nothing about: it is for any.
 *
 * @param name as customers read it
 * @param code what customers enter; without one it applies by itself
 * @param validFrom an RFC 3339 instant
 * @param validUntil an RFC 3339 instant in the future; the window ends just before it
 * @param newCustomers true: only for those who have made no payment
 * @param country the payer's country, ISO 3166-1 alpha-2
 * @param basisPoints hundredths of a percent of the fee; 10,000 waives it
 * @param most of one payment
 * @param budget of all payments together; it names the currency of the promotion
 * @param paymentsPerCustomer how many payments of one customer it reduces
 * @param amountPerCustomer what one customer may get in all
 */
public record PromotionRequest(
        @NotBlank @Size(max = 80) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String name,

        @Nullable @Pattern(regexp = "[A-Z][A-Z0-9-]{2,39}") String code,

        @NotBlank @Size(max = 40) @Schema(format = "date-time", examples = "2027-01-01T00:00:00Z")
        String validFrom,

        @NotBlank @Size(max = 40) @Schema(format = "date-time", examples = "2027-02-01T00:00:00Z")
        String validUntil,

        @Nullable Boolean newCustomers,
        @Nullable @Size(max = 2) String country,
        @Nullable PaymentType type,
        @Nullable InstrumentKind instrument,
        @NotNull @Min(1) @Max(10_000) Integer basisPoints,
        @Nullable Money most,
        @NotNull Money budget,
        @NotNull @Min(1) @Max(1_000_000) Integer paymentsPerCustomer,
        @Nullable Money amountPerCustomer) {

    /** The terms, or the problem of fields that do not fit together. */
    Promotion proposal(Instant now) {
        Instant from = Parameters.instant("validFrom", validFrom).truncatedTo(ChronoUnit.MILLIS);
        Instant until = Parameters.instant("validUntil", validUntil).truncatedTo(ChronoUnit.MILLIS);
        if (!from.isBefore(until) || !now.isBefore(until)) {
            throw ProblemException.of(PromotionProblem.PROMOTION_WINDOW_EMPTY, "validUntil");
        }
        if (type == PaymentType.REFUND) {
            throw ProblemException.of(TariffProblem.TYPE_NOT_PRICED, "type");
        }
        checkAmount(budget, "budget");
        checkAmount(most, "most");
        checkAmount(amountPerCustomer, "amountPerCustomer");
        return new Promotion(
                UuidCreator.getTimeOrderedEpoch(),
                name,
                code,
                from,
                until,
                Boolean.TRUE.equals(newCustomers),
                country == null ? null : Parameters.country("country", country),
                type,
                instrument,
                basisPoints,
                most,
                budget,
                paymentsPerCustomer,
                amountPerCustomer,
                now,
                null,
                null);
    }

    private void checkAmount(@Nullable Money amount, String field) {
        if (amount == null) {
            return;
        }
        if (!amount.isPositive() || amount.minor() > FeeBasis.LARGEST_AMOUNT) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, field + ".amount");
        }
        if (!amount.currency().equals(budget.currency())) {
            throw ProblemException.of(PromotionProblem.PROMOTION_CURRENCIES_DIFFER, field + ".currency")
                    .with("currency", budget.currencyCode());
        }
        if (amount.compareTo(budget) > 0) {
            throw ProblemException.of(PromotionProblem.PROMOTION_NEVER_FITS, field + ".amount");
        }
    }
}
