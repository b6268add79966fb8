package io.okpay.payment.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.exemption.ExemptionKind;
import io.okpay.payment.payout.Payouts;
import io.okpay.payment.promotion.Reduction;
import io.okpay.payment.quote.Quote;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A payment at exactly its quoted figures, and its way to a terminal state. */
@Entity
class Payment {

    @Id
    private UUID id;

    @Generated
    @Column(insertable = false, updatable = false)
    private long number;

    @Column(name = "quote_id")
    private @Nullable UUID quoteId;

    @Enumerated(EnumType.STRING)
    private PaymentType type;

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    private String currency;
    private long received;
    private long fee;

    @Embedded
    private @Nullable Reduction promotion;

    @Embedded
    private @Nullable QuotedExchange exchange;

    @Embedded
    private @Nullable Remittance remittance;

    @Column(name = "tariff_version")
    private @Nullable Integer tariffVersion;

    @Column(name = "fee_rule")
    private @Nullable String feeRule;

    @Column(name = "payer_id")
    private UUID payerId;

    @Column(name = "payer_name")
    private String payerName;

    @Column(name = "payer_wallet_id")
    private @Nullable UUID payerWalletId;

    @Column(name = "payee_id")
    private UUID payeeId;

    @Column(name = "payee_name")
    private String payeeName;

    @Column(name = "payee_wallet_id")
    private @Nullable UUID payeeWalletId;

    private @Nullable String note;

    @Column(name = "payment_request_id")
    private @Nullable UUID paymentRequestId;

    @Column(name = "order_id")
    private @Nullable UUID orderId;

    @Column(name = "payout_id")
    private @Nullable UUID payoutId;

    @Column(name = "schedule_id")
    private @Nullable UUID scheduleId;

    @Enumerated(EnumType.STRING)
    private @Nullable ExemptionKind exemption;

    @Column(name = "trusts_payee")
    private boolean trustsPayee;

    @Column(name = "original_id")
    private @Nullable UUID originalId;

    @Embedded
    private Refunds refunds;

    @Column(name = "transfer_id")
    private UUID transferId;

    @Column(name = "failure_code")
    private @Nullable String failureCode;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "failure_details")
    private @Nullable Map<String, String> failureDetails;

    @Embedded
    private RailPart rail;

    @Embedded
    private Turn turn;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "payment_state_change", joinColumns = @JoinColumn(name = "payment_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<StateChange> history = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    Payment() {}

    Payment(Quote quote, String payerName, @Nullable DirectoryInstrument instrument, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.quoteId = quote.id();
        this.type = quote.type();
        this.currency = quote.received().currencyCode();
        this.received = quote.received().minor();
        this.fee = quote.fee().minor();
        this.promotion = quote.promotion();
        this.exchange = quote.exchange();
        this.remittance = quote.remittance();
        boolean free = type == PaymentType.CONVERSION;
        this.tariffVersion = free ? null : Objects.requireNonNull(quote.tariffVersion());
        this.feeRule = free ? null : Objects.requireNonNull(quote.feeRule());
        this.payerId = quote.customerId();
        this.payerName = payerName;
        this.payerWalletId = quote.payerWalletId();
        this.payeeId = Objects.requireNonNull(quote.payeeId());
        this.payeeName = Objects.requireNonNull(quote.payeeName());
        this.payeeWalletId = quote.payeeWalletId();
        this.note = quote.note();
        this.paymentRequestId = quote.paymentRequestId();
        this.orderId = quote.orderId();
        this.refunds = new Refunds();
        this.transferId = UuidCreator.getTimeOrderedEpoch();
        this.rail = beneficiaryId() == null ? RailPart.of(type, instrument) : RailPart.toBankAbroad();
        this.turn = Turn.none();
        this.createdAt = now;
        this.state = PaymentState.CREATED;
        this.updatedAt = now;
        this.history.add(new StateChange(state, null, now));
    }

    /**
     * A line of a confirmed payout. Its transfer has the same id whenever the line is paid, so that the ledger books it once.
     */
    Payment(Payouts.DueLine line, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.payoutId = line.payoutId();
        this.type = PaymentType.TRANSFER;
        this.currency = line.amount().currencyCode();
        this.received = line.amount().minor();
        this.fee = line.fee().minor();
        this.tariffVersion = line.tariffVersion();
        this.feeRule = line.feeRule();
        this.payerId = line.merchantId();
        this.payerName = line.merchantName();
        this.payerWalletId = line.merchantWalletId();
        this.payeeId = line.payeeId();
        this.payeeName = line.payeeName();
        this.payeeWalletId = line.payeeWalletId();
        this.note = line.note();
        this.refunds = new Refunds();
        this.transferId = UUID.nameUUIDFromBytes(
                ("payout:" + line.payoutId() + ":" + line.number()).getBytes(StandardCharsets.UTF_8));
        this.rail = RailPart.none();
        this.turn = Turn.none();
        this.createdAt = now;
        this.state = PaymentState.CREATED;
        this.updatedAt = now;
        this.history.add(new StateChange(state, null, now));
    }

    /** A refund: what the original's payee gives back, confirmed and booked as a payment of its own. */
    Payment(Payment original, Refunds.Claim claim, @Nullable String words, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.type = PaymentType.REFUND;
        this.originalId = original.id;
        this.currency = original.currency;
        this.received = claim.amount();
        this.refunds = Refunds.returning(claim.feeReturned());
        this.payerId = original.payeeId;
        this.payerName = original.payeeName;
        this.payerWalletId = original.payeeWalletId;
        this.payeeId = original.payerId;
        this.payeeName = original.payerName;
        this.payeeWalletId = original.payerWalletId;
        this.note = words;
        this.transferId = UuidCreator.getTimeOrderedEpoch();
        this.rail = RailPart.none();
        this.turn = Turn.none();
        this.createdAt = now;
        this.state = PaymentState.CREATED;
        this.updatedAt = now;
        this.history.add(new StateChange(state, null, now));
    }

    /** What a merchant gives back: its own decision, which asks nobody for factors. The fee that the operator gives back lowers what it costs. */
    static Payment byMerchant(Payment original, Refunds.Claim claim, @Nullable String words, Instant now) {
        Payment refund = new Payment(original, new Refunds.Claim(claim.amount(), 0), words, now);
        refund.fee = -claim.feeReturned();
        refund.rail = original.rail.refunding();
        refund.process(now);
        return refund;
    }

    /** Claims a part of this payment for a refund; the claim is given back when the refund fails. */
    Refunds.Claim claimRefund(long amount, int feeBasisPoints) {
        return refunds.claim(amount, refundableInAll(), fee - reduction().minor(), feeBasisPoints);
    }

    void refundFailed(Payment refund) {
        refunds.giveBack(refund.received, refund.refunds.feeReturned() - refund.fee);
    }

    void refundArrived(Payment refund, Instant now) {
        refunds.arrived(refund.received);
        become(
                refunds.arrived() == refundableInAll() ? PaymentState.REFUNDED : PaymentState.PARTIALLY_REFUNDED,
                refund.id.toString(),
                now);
    }

    /** With this payment, once both factors confirmed it, its payee is trusted. */
    void trustPayee() {
        trustsPayee = true;
    }

    /** Follows from a mandate that its payer confirmed. */
    void followFrom(UUID schedule, Instant now) {
        scheduleId = schedule;
        exempt(ExemptionKind.RECURRING, now);
    }

    /** Needs no factors. */
    void exempt(ExemptionKind kind, Instant now) {
        exemption = kind;
        process(now);
    }

    void requireAuthentication(Instant deadline, Instant now) {
        become(PaymentState.REQUIRES_AUTHENTICATION, null, now);
        turn = Turn.at(deadline);
    }

    /** Confirmed: either the ledger command goes out now, or the instrument is charged first. */
    void process(Instant now) {
        become(PaymentState.PROCESSING, null, now);
        turn = rail.step().asksRail() ? Turn.at(now) : Turn.afterResult(now);
    }

    void complete(Instant now) {
        become(PaymentState.COMPLETED, null, now);
        turn = Turn.none();
    }

    void fail(String code, Map<String, String> details, Instant now) {
        become(PaymentState.FAILED, code, now);
        failureCode = code;
        failureDetails = details;
        turn = Turn.none();
    }

    void expire(Instant now) {
        become(PaymentState.EXPIRED, PaymentProblem.AUTHENTICATION_EXPIRED.name(), now);
        failureCode = PaymentProblem.AUTHENTICATION_EXPIRED.name();
        turn = Turn.none();
    }

    void cancel(Instant now) {
        become(PaymentState.CANCELLED, PaymentProblem.CANCELLED_BY_PAYER.name(), now);
        failureCode = PaymentProblem.CANCELLED_BY_PAYER.name();
        turn = Turn.none();
    }

    /** The rail moved the money: the ledger follows. */
    void settledByRail(String reference, Instant now) {
        rail.settled(rail.step() == RailStep.CHARGE_DUE ? RailStep.CHARGED : RailStep.PAID_OUT, reference);
        turn = Turn.afterResult(now);
        updatedAt = now;
    }

    /** The wallet that it waited for is open. */
    void walletOpened(UUID wallet, Instant now) {
        payeeWalletId = wallet;
        await(rail.step(), Turn.afterResult(now), now);
    }

    /** The ledger holds the money: the rail may pay it out. */
    void held(Instant now) {
        await(RailStep.PAYOUT_DUE, Turn.at(now), now);
    }

    /** Something has to be undone before the payment fails with this reason. */
    void failAfter(RailStep undoing, String code, Map<String, String> details, Instant now) {
        failureCode = code;
        failureDetails = details;
        await(undoing, undoing.asksRail() ? Turn.at(now) : Turn.afterResult(now), now);
    }

    /** What had to be undone is undone. */
    void undone(Instant now) {
        if (rail.step() == RailStep.GIVE_BACK_DUE) {
            rail.go(RailStep.GIVEN_BACK);
        }
        fail(Objects.requireNonNull(failureCode), failureDetails(), now);
    }

    /**
     * The rail took back what it had settled.
     *
     * @param reason the rail's own code
     */
    void takeBack(String reason, Instant now) {
        rail.takeBack(reason);
        turn = Turn.afterResult(now);
        updatedAt = now;
    }

    /** The ledger followed a rail that took the money back. */
    void takenBack(String reason, Instant now) {
        rail.go(RailStep.TAKEN_BACK);
        turn = Turn.none();
        become(PaymentState.REFUNDED, reason, now);
    }

    /** The wallet cannot cover what the rail took back. */
    void takenBackUncovered(Instant now) {
        await(RailStep.TAKEN_BACK_UNCOVERED, Turn.none(), now);
    }

    /** Nobody acts before a person has decided. */
    void leaveToPerson(Instant now) {
        await(rail.step(), Turn.none(), now);
    }

    /** A person wants it to be tried at once. */
    void tryAgain(Instant now) {
        await(rail.step(), Turn.at(now), now);
    }

    private void await(RailStep step, Turn next, Instant now) {
        rail.go(step);
        turn = next;
        updatedAt = now;
    }

    /** Takes the turn to act for this payment; nobody else acts until it is over. */
    void takeTurn(Patience patience, Instant now) {
        turn = turn.taken(patience, now);
    }

    void retryLater(Patience patience, Instant now) {
        turn = turn.again(patience, now);
    }

    /** Whether somebody asked so often in vain that a person has to decide. */
    boolean exhausts(Patience patience) {
        return turn.exhausts(patience);
    }

    /** Whether this turn is not the first one at this step. */
    boolean repeats() {
        return turn.repeats();
    }

    private void become(PaymentState next, @Nullable String reason, Instant now) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("Payment " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        updatedAt = now;
        history.add(new StateChange(next, reason, now));
    }

    boolean isDue(Instant now) {
        return turn.isDue(now);
    }

    boolean isPaidBy(UUID customerId) {
        return payerId.equals(customerId);
    }

    boolean isPaidTo(UUID customerId) {
        return payeeId.equals(customerId);
    }

    /** The payee sees money that arrived, not attempts. */
    boolean isVisibleTo(UUID customerId) {
        return isPaidBy(customerId) || (isPaidTo(customerId) && state.arrived());
    }

    UUID id() {
        return id;
    }

    /** As people read it out; known once the payment is stored. */
    String reference() {
        return Reference.of(number);
    }

    @Nullable UUID quoteId() {
        return quoteId;
    }

    PaymentType type() {
        return type;
    }

    PaymentState state() {
        return state;
    }

    Money received() {
        return Money.ofMinor(received, currency);
    }

    /** The rates and what arrives, if that is in another currency. */
    @Nullable QuotedExchange exchange() {
        return exchange;
    }

    /** The border that it crosses. */
    @Nullable Remittance remittance() {
        return remittance;
    }

    /** The bank account abroad that gets it. */
    @Nullable UUID beneficiaryId() {
        return remittance == null ? null : remittance.beneficiaryId();
    }

    /** Goes out by a rail: from a hold, which the rail's answer books or frees. */
    boolean isPaidOut() {
        return type == PaymentType.WITHDRAWAL || beneficiaryId() != null;
    }

    /** Waits for the wallet that its payee does not have yet. */
    boolean lacksWallet() {
        return payeeWalletId == null
                && (type == PaymentType.CONVERSION
                        || (type == PaymentType.CROSS_BORDER_TRANSFER && beneficiaryId() == null));
    }

    /** What reaches the payee: of a refund, with its share of the fee; of a conversion, in the other currency. */
    Money arriving() {
        if (exchange != null) {
            return exchange.target();
        }
        return received().plus(Money.ofMinor(type == PaymentType.REFUND ? refunds.feeReturned() : 0, currency));
    }

    /** What refunds have brought back so far. */
    Money refunded() {
        return Money.ofMinor(refunds.arrived(), currency);
    }

    /** A merchant gives back what was paid to it, with the fee that it did not get. */
    private long refundableInAll() {
        return isFeeOfPayee() ? received + fee : received;
    }

    /** What may still be refunded. */
    Money refundable() {
        return Money.ofMinor(refundableInAll() - refunds.claimed(), currency);
    }

    @Nullable UUID paymentRequestId() {
        return paymentRequestId;
    }

    @Nullable UUID orderId() {
        return orderId;
    }

    /** The payout that it is a line of. */
    @Nullable UUID payoutId() {
        return payoutId;
    }

    /** The schedule that it follows from. */
    @Nullable UUID scheduleId() {
        return scheduleId;
    }

    /** A merchant pays the fee: what the payer sees is what leaves. */
    boolean isFeeOfPayee() {
        return type == PaymentType.MERCHANT_PAYMENT;
    }

    /** What the payer's limits count. */
    Money counted() {
        return isFeeOfPayee() ? debit() : received();
    }

    @Nullable ExemptionKind exemption() {
        return exemption;
    }

    boolean trustsPayee() {
        return trustsPayee;
    }

    @Nullable UUID originalId() {
        return originalId;
    }

    Money fee() {
        return Money.ofMinor(fee, currency);
    }

    Money debit() {
        return received().plus(fee()).minus(reduction());
    }

    /** What the instrument gives or gets. */
    Money atRail() {
        if (beneficiaryId() != null) {
            return arriving();
        }
        return type == PaymentType.WITHDRAWAL || type == PaymentType.REFUND ? received() : debit();
    }

    @Nullable Reduction promotion() {
        return promotion;
    }

    /** What of the fee the operator pays. */
    Money reduction() {
        return Money.ofMinor(promotion == null ? 0 : promotion.amount(), currency);
    }

    @Nullable Integer tariffVersion() {
        return tariffVersion;
    }

    @Nullable String feeRule() {
        return feeRule;
    }

    UUID payerId() {
        return payerId;
    }

    String payerName() {
        return payerName;
    }

    UUID payeeId() {
        return payeeId;
    }

    String payeeName() {
        return payeeName;
    }

    @Nullable UUID payerWalletId() {
        return payerWalletId;
    }

    @Nullable UUID payeeWalletId() {
        return payeeWalletId;
    }

    @Nullable String note() {
        return note;
    }

    UUID transferId() {
        return transferId;
    }

    @Nullable String failureCode() {
        return failureCode;
    }

    Map<String, String> failureDetails() {
        return failureDetails == null ? Map.of() : failureDetails;
    }

    RailPart rail() {
        return rail;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    List<StateChange> history() {
        return history;
    }
}
