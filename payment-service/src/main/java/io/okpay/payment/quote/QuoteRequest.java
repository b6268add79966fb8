package io.okpay.payment.quote;

import io.okpay.payment.corridor.Purpose;
import io.okpay.payment.request.PaymentRequests;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to pay.
 *
 * @param sourceAmount what leaves in all, or a little less where the tariff's fee makes a step; exclusive with {@code targetAmount}
 * @param targetAmount what arrives; the fee comes on top
 * @param payee for TRANSFER
 * @param instrumentId for TOP_UP and WITHDRAWAL, and for MERCHANT_PAYMENT if it is not the wallet that pays: one of the customer's bound cards
 * @param note words to the payee
 * @param promotionCode what the customer entered; promotions without a code apply by themselves when it is left out
 * @param orderId for MERCHANT_PAYMENT: the merchant's order, instead of payee and amount
 * @param sourceCurrency for CONVERSION and CROSS_BORDER_TRANSFER with {@code targetAmount}: what it is paid in
 * @param targetCurrency for CONVERSION and CROSS_BORDER_TRANSFER with {@code sourceAmount}: what it becomes
 * @param beneficiaryId for CROSS_BORDER_TRANSFER to a bank account abroad, instead of payee: one of your beneficiaries
 * @param purpose for CROSS_BORDER_TRANSFER: what it is for, where the corridor asks
 * @param paymentRequestId for TRANSFER: what somebody asked you for, instead of payee, amount and note
 */
public record QuoteRequest(
        @NotNull PaymentType type,
        @Nullable Money sourceAmount,
        @Nullable Money targetAmount,
        @Nullable @Valid Payee payee,
        @Nullable UUID instrumentId,

        @Nullable @Size(max = 140) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String note,

        @Nullable @Pattern(regexp = "[A-Za-z][A-Za-z0-9-]{2,39}") String promotionCode,

        @Nullable UUID paymentRequestId,
        @Nullable UUID orderId,
        @Nullable @Pattern(regexp = "[A-Z]{3}") String sourceCurrency,
        @Nullable @Pattern(regexp = "[A-Z]{3}") String targetCurrency,
        @Nullable UUID beneficiaryId,
        @Nullable Purpose purpose) {

    private static final UUID NO_INSTRUMENT = new UUID(0, 0);

    /**
     * Who gets the money: exactly one of the three.
     *
     * @param phone E.164
     * @param email a verified address
     * @param qr the payload of a receive code; the amount is the code's when it names one
     */
    public record Payee(
            @Nullable @Size(max = 20) String phone,
            @Nullable @Size(max = 254) String email,
            @Nullable @Size(max = 1024) String qr) {

        private long given() {
            return Stream.of(phone, email, qr).filter(Objects::nonNull).count();
        }
    }

    /** The same payment by another instrument. */
    QuoteRequest by(UUID instrument) {
        return new QuoteRequest(
                type,
                sourceAmount,
                targetAmount,
                payee,
                instrument,
                note,
                promotionCode,
                paymentRequestId,
                orderId,
                sourceCurrency,
                targetCurrency,
                beneficiaryId,
                purpose);
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
        if (type != PaymentType.CROSS_BORDER_TRANSFER) {
            refuse("beneficiaryId", beneficiaryId);
            refuse("purpose", purpose);
            if (type != PaymentType.CONVERSION) {
                refuse("sourceCurrency", sourceCurrency);
                refuse("targetCurrency", targetCurrency);
            }
        }
        if (type == PaymentType.MERCHANT_PAYMENT) {
            checkMerchantPayment();
            return;
        }
        refuse("orderId", orderId);
        if (paymentRequestId != null) {
            checkAnswer();
            return;
        }
        if ((sourceAmount == null) == (targetAmount == null)) {
            throw ProblemException.of(QuoteProblem.AMOUNT_REQUIRED, "targetAmount");
        }
        if (!amount().isPositive() || amount().minor() > FeeBasis.LARGEST_AMOUNT) {
            throw ProblemException.of(
                    CommonProblem.INVALID_AMOUNT, targetAmount == null ? "sourceAmount.amount" : "targetAmount.amount");
        }
        switch (type) {
            case TRANSFER -> {
                if (payee == null || payee.given() != 1) {
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
            case CONVERSION -> checkConversion();
            case CROSS_BORDER_TRANSFER -> checkCrossBorder();
            case MERCHANT_PAYMENT -> {}
            case REFUND -> throw notQuotable();
        }
    }

    private void checkConversion() {
        refuse("payee", payee);
        refuse("instrumentId", instrumentId);
        refuse("promotionCode", promotionCode);
        checkOtherCurrency();
        if (amount().currencyCode().equals(otherCurrency())) {
            throw ProblemException.of(
                            QuoteProblem.SAME_CURRENCY, sourceAmount == null ? "sourceCurrency" : "targetCurrency")
                    .with("currency", otherCurrency());
        }
    }

    private void checkOtherCurrency() {
        refuse(
                sourceAmount == null ? "targetCurrency" : "sourceCurrency",
                sourceAmount == null ? targetCurrency : sourceCurrency);
        if ((sourceAmount == null ? sourceCurrency : targetCurrency) == null) {
            throw ProblemException.of(
                    QuoteProblem.CURRENCY_REQUIRED, sourceAmount == null ? "sourceCurrency" : "targetCurrency");
        }
    }

    private void checkCrossBorder() {
        refuse("instrumentId", instrumentId);
        if ((payee == null) == (beneficiaryId == null) || (payee != null && payee.given() != 1)) {
            throw ProblemException.of(QuoteProblem.PAYEE_REQUIRED, "payee");
        }
        if (payee != null) {
            refuse("payee.qr", payee.qr());
        }
        checkOtherCurrency();
    }

    /** What is paid in: the currency of what leaves. */
    String leaving() {
        return sourceAmount == null ? otherCurrency() : sourceAmount.currencyCode();
    }

    /** The currency of what arrives. */
    String arriving() {
        return sourceAmount == null ? amount().currencyCode() : otherCurrency();
    }

    /** Where two currencies are named: that of the amount that is not fixed. */
    String otherCurrency() {
        String other = sourceAmount == null ? sourceCurrency : targetCurrency;
        try {
            return Money.zero(Objects.requireNonNull(other)).currencyCode();
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.of(
                    CommonProblem.UNKNOWN_CURRENCY, sourceAmount == null ? "sourceCurrency" : "targetCurrency");
        }
    }

    /** The merchant pays the fee: only what leaves the payer can be fixed, and an order fixes it. */
    private void checkMerchantPayment() {
        refuse("targetAmount", targetAmount);
        refuse("promotionCode", promotionCode);
        refuse("paymentRequestId", paymentRequestId);
        if ((orderId == null) == (payee == null)) {
            throw ProblemException.of(QuoteProblem.PAYEE_REQUIRED, "orderId");
        }
        if (orderId != null) {
            refuse("sourceAmount", sourceAmount);
        } else if (payee == null || payee.qr() == null || payee.given() != 1) {
            throw ProblemException.of(QuoteProblem.PAYEE_REQUIRED, "payee.qr");
        }
        if (sourceAmount != null && (!sourceAmount.isPositive() || sourceAmount.minor() > FeeBasis.LARGEST_AMOUNT)) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "sourceAmount.amount");
        }
    }

    /** What answers a request for money says nothing that the request says. */
    private void checkAnswer() {
        if (type != PaymentType.TRANSFER) {
            throw ProblemException.of(QuoteProblem.FIELD_NOT_EXPECTED, "paymentRequestId");
        }
        refuse("sourceAmount", sourceAmount);
        refuse("targetAmount", targetAmount);
        refuse("payee", payee);
        refuse("instrumentId", instrumentId);
        refuse("note", note);
    }

    private static void refuse(String field, @Nullable Object value) {
        if (value != null) {
            throw ProblemException.of(QuoteProblem.FIELD_NOT_EXPECTED, field);
        }
    }

    /** The transfer that pays what was asked for. */
    static QuoteRequest paying(PaymentRequests.Payable asked, @Nullable String promotionCode) {
        return new QuoteRequest(
                PaymentType.TRANSFER,
                null,
                asked.amount(),
                null,
                null,
                asked.note(),
                promotionCode,
                asked.id(),
                null,
                null,
                null,
                null,
                null);
    }

    /** What a payment that follows from a mandate is quoted with: automatic promotions apply. */
    public static QuoteRequest standing(
            PaymentType type,
            @Nullable Money sourceAmount,
            @Nullable Money targetAmount,
            @Nullable Payee payee,
            @Nullable UUID instrumentId,
            @Nullable String note) {
        return new QuoteRequest(
                type, sourceAmount, targetAmount, payee, instrumentId, note, null, null, null, null, null, null, null);
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
