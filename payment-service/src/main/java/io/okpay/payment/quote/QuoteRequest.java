package io.okpay.payment.quote;

import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to pay.
 *
 * @param sourceAmount what leaves in all, or a little less where the tariff's fee makes a step; exclusive with {@code targetAmount}
 * @param targetAmount what arrives; the fee comes on top
 * @param payee for TRANSFER
 * @param instrumentId for TOP_UP and WITHDRAWAL: one of the customer's bound cards
 * @param note words to the payee
 * @param promotionCode what the customer entered; promotions without a code apply by themselves when it is left out
 */
public record QuoteRequest(
        @NotNull PaymentType type,
        @Nullable Money sourceAmount,
        @Nullable Money targetAmount,
        @Nullable @Valid Payee payee,
        @Nullable UUID instrumentId,

        @Nullable @Size(max = 140) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String note,

        @Nullable @Pattern(regexp = "[A-Za-z][A-Za-z0-9-]{2,39}") String promotionCode) {

    private static final UUID NO_INSTRUMENT = new UUID(0, 0);

    /**
     * Who gets the money: exactly one of both.
     *
     * @param phone E.164
     * @param email a verified address
     */
    public record Payee(
            @Nullable @Size(max = 20) String phone,
            @Nullable @Size(max = 254) String email) {}

    /** The same payment by another instrument. */
    QuoteRequest by(UUID instrument) {
        return new QuoteRequest(type, sourceAmount, targetAmount, payee, instrument, note, promotionCode);
    }

    /** Throws the problem of a request to compare instruments: it names none itself. */
    void checkComparison() {
        if (instrumentId != null) {
            throw ProblemException.of(QuoteProblem.FIELD_NOT_EXPECTED, "instrumentId");
        }
        if (type.takesInstrument()) {
            by(NO_INSTRUMENT).check();
        } else {
            check();
        }
    }

    /** Throws the problem of a request whose fields do not fit together. */
    void check() {
        if ((sourceAmount == null) == (targetAmount == null)) {
            throw ProblemException.of(QuoteProblem.AMOUNT_REQUIRED, "targetAmount");
        }
        if (!amount().isPositive() || amount().minor() > FeeBasis.LARGEST_AMOUNT) {
            throw ProblemException.of(
                    CommonProblem.INVALID_AMOUNT, targetAmount == null ? "sourceAmount.amount" : "targetAmount.amount");
        }
        switch (type) {
            case TRANSFER -> {
                if (payee == null || (payee.phone() == null) == (payee.email() == null)) {
                    throw ProblemException.of(QuoteProblem.PAYEE_REQUIRED, "payee");
                }
                if (instrumentId != null) {
                    throw ProblemException.of(QuoteProblem.FIELD_NOT_EXPECTED, "instrumentId");
                }
            }
            case TOP_UP, WITHDRAWAL -> {
                if (instrumentId == null) {
                    throw ProblemException.of(QuoteProblem.INSTRUMENT_REQUIRED, "instrumentId");
                }
                if (payee != null) {
                    throw ProblemException.of(QuoteProblem.FIELD_NOT_EXPECTED, "payee");
                }
            }
            case REFUND -> throw notQuotable();
        }
    }

    static ProblemException notQuotable() {
        return ProblemException.of(QuoteProblem.TYPE_NOT_QUOTABLE, "type");
    }

    Money amount() {
        if (targetAmount != null) {
            return targetAmount;
        }
        if (sourceAmount != null) {
            return sourceAmount;
        }
        throw ProblemException.of(QuoteProblem.AMOUNT_REQUIRED, "targetAmount");
    }
}
