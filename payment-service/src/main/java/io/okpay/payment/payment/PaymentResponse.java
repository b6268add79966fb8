package io.okpay.payment.payment;

import io.okpay.payment.corridor.Purpose;
import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.exemption.ExemptionKind;
import io.okpay.payment.quote.FeeResponse;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.payment.rate.ExchangeResponse;
import io.okpay.payment.stepup.Challenge;
import io.okpay.payment.stepup.ChallengeResponse;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its payer or its payee sees it.
 *
 * @param reference short, for people
 * @param category what you chose, or what follows from the type
 * @param direction OUT for the payer, IN for the payee and for one's own top-ups
 * @param received what the payee gets
 * @param fees what it costs, for the payer only
 * @param totalDebit what leaves the payer, for the payer only
 * @param exchange the rates, if what arrives is in another currency than what leaves
 * @param purpose what a transfer abroad is for, for the payer only
 * @param arrivesOn the day on which a bank account abroad has the money, by estimate, for the payer only
 * @param returned why the bank sent the money back; the whole debit is in the wallet again
 * @param originalId of a refund, what it refunds
 * @param refunded what went back to the payer so far; left out while nothing did
 * @param counterparty the other one, as far as a stranger may know
 * @param challenges the factors that confirm it, while it waits for them
 * @param scheduleId the schedule that it follows from, for the payer only
 * @param exemption why it needed no factors, for the payer only
 * @param transferId the transfer in the books, once it is completed: GET /v1/ledger/proofs/{transferId} proves it
 * @param failure why no money moved
 * @param history each state with its time and reason
 */
public record PaymentResponse(
        UUID id,
        String reference,
        PaymentType type,
        PaymentState state,
        String direction,
        Category category,
        Money received,
        @Nullable List<FeeResponse> fees,
        @Nullable Money totalDebit,
        @Nullable ExchangeResponse exchange,
        @Nullable Purpose purpose,
        @Nullable LocalDate arrivesOn,
        @Nullable ReturnResponse returned,
        @Nullable UUID originalId,
        @Nullable Money refunded,
        String counterparty,
        @Nullable String note,
        @Nullable List<ChallengeResponse> challenges,
        @Nullable UUID scheduleId,
        @Nullable ExemptionKind exemption,
        @Nullable UUID transferId,
        @Nullable FailureResponse failure,
        @Nullable List<StateChangeResponse> history,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * Why it ended without moving money.
     *
     * @param code a stable code
     * @param detail for a person
     * @param parameters what the detail names
     */
    public record FailureResponse(String code, @Nullable String detail, Map<String, String> parameters) {}

    /**
     * Why a bank sent the money back.
     *
     * @param code ISO 20022 external return reason, for example {@code AC04}
     * @param detail for a person
     */
    public record ReturnResponse(String code, String detail) {

        static @Nullable ReturnResponse of(Payment payment, Locale language) {
            String code = payment.rail().returnReason();
            return code == null || !payment.isPaidOut()
                    ? null
                    : new ReturnResponse(code, ReturnReason.of(code).in(language));
        }
    }

    /** One step. */
    public record StateChangeResponse(
            PaymentState state, @Nullable String reason, Instant at) {}

    /** What was just made: nobody has filed it yet. */
    static PaymentResponse made(Payment payment, UUID reader, List<Challenge> challenges, Locale language) {
        return from(
                payment, reader, Category.byDefault(payment.type(), payment.isPaidBy(reader)), challenges, language);
    }

    static PaymentResponse from(
            Payment payment, UUID reader, Category category, List<Challenge> challenges, Locale language) {
        return view(
                payment,
                reader,
                category,
                language,
                waiting(payment, challenges),
                payment.history().stream()
                        .map(change -> new StateChangeResponse(change.state(), change.reason(), change.at()))
                        .toList());
    }

    /** The short form for lists. */
    static PaymentResponse listed(
            Payment payment, UUID reader, Category category, List<Challenge> challenges, Locale language) {
        return view(payment, reader, category, language, waiting(payment, challenges), null);
    }

    private static @Nullable List<ChallengeResponse> waiting(Payment payment, List<Challenge> challenges) {
        return payment.state() == PaymentState.REQUIRES_AUTHENTICATION
                ? ChallengeResponse.of(payment.id(), challenges)
                : null;
    }

    private static PaymentResponse view(
            Payment payment,
            UUID reader,
            Category category,
            Locale language,
            @Nullable List<ChallengeResponse> challenges,
            @Nullable List<StateChangeResponse> history) {
        boolean payer = payment.isPaidBy(reader);
        Remittance remittance = payer ? payment.remittance() : null;
        return new PaymentResponse(
                payment.id(),
                payment.reference(),
                payment.type(),
                payment.state(),
                payer && payment.type() != PaymentType.TOP_UP ? "OUT" : "IN",
                category,
                payer && payment.isFeeOfPayee() ? payment.debit() : payment.arriving(),
                payer ? fees(payment) : null,
                payer ? payment.debit() : null,
                payer ? ExchangeResponse.from(payment.exchange()) : null,
                remittance == null ? null : remittance.purpose(),
                remittance == null ? null : remittance.arrivesOn(),
                ReturnResponse.of(payment, language),
                payment.originalId(),
                payment.refunded().isZero() ? null : payment.refunded(),
                payer ? payment.payeeName() : payment.payerName(),
                payment.note(),
                payer ? challenges : null,
                payer ? payment.scheduleId() : null,
                payer ? payment.exemption() : null,
                payment.state().arrived() ? payment.transferId() : null,
                failure(payment, language),
                payer ? history : null,
                payment.createdAt(),
                payment.updatedAt());
    }

    private static List<FeeResponse> fees(Payment payment) {
        String rule = payment.feeRule();
        return rule == null || payment.isFeeOfPayee()
                ? List.of()
                : FeeResponse.lines(payment.fee(), rule, payment.tariffVersion(), payment.promotion());
    }

    private static @Nullable FailureResponse failure(Payment payment, Locale language) {
        String code = payment.failureCode();
        if (code == null || !payment.state().isTerminal()) {
            return null;
        }
        Map<String, String> parameters = payment.failureDetails();
        String detail = Stream.<ProblemCode>concat(
                        Arrays.stream(PaymentProblem.values()), Arrays.stream(QuoteProblem.values()))
                .filter(problem -> problem.name().equals(code))
                .map(problem -> problem.in(language).detail(parameters))
                .findFirst()
                .orElse(null);
        return new FailureResponse(code, detail, parameters);
    }
}
