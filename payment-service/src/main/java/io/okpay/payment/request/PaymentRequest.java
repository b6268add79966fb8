package io.okpay.payment.request;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.PaymentRequestCancelled;
import io.okpay.platform.event.PaymentRequestDeclined;
import io.okpay.platform.event.PaymentRequestExpired;
import io.okpay.platform.event.PaymentRequestOpened;
import io.okpay.platform.event.PaymentRequestPaid;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks a person for money, once. A payment on its way claims the request, so that it is paid at most once and nobody ends
 * it meanwhile. Each change of state gives the event that tells of it; the caller holds the row lock.
 */
@Entity
@Table(name = "payment_request")
class PaymentRequest {

    @Id
    private UUID id;

    @Column(name = "asker_id")
    private UUID askerId;

    @Column(name = "payer_address")
    private String payerAddress;

    @Column(name = "payer_id")
    private @Nullable UUID payerId;

    private String currency;
    private long amount;
    private @Nullable String note;

    @Enumerated(EnumType.STRING)
    private PaymentRequestState state;

    @Column(name = "payment_id")
    private @Nullable UUID paymentId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    PaymentRequest() {}

    PaymentRequest(
            UUID askerId,
            String payerAddress,
            @Nullable UUID payerId,
            Money amount,
            @Nullable String note,
            Instant now,
            Instant expiresAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.askerId = askerId;
        this.payerAddress = payerAddress;
        this.payerId = payerId;
        this.currency = amount.currencyCode();
        this.amount = amount.minor();
        this.note = note;
        this.state = PaymentRequestState.OPEN;
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = expiresAt;
    }

    Event opened() {
        return new PaymentRequestOpened(id, askerId, payerId, amount(), note, expiresAt, createdAt);
    }

    Event decline(UUID customerId, Instant now) {
        requireUnclaimed(now);
        payerId = customerId;
        become(PaymentRequestState.DECLINED, now);
        return new PaymentRequestDeclined(id, askerId, customerId, amount(), now);
    }

    Event cancel(Instant now) {
        requireUnclaimed(now);
        become(PaymentRequestState.CANCELLED, now);
        return new PaymentRequestCancelled(id, askerId, payerId, amount(), now);
    }

    Event expire(Instant now) {
        become(PaymentRequestState.EXPIRED, now);
        return new PaymentRequestExpired(id, askerId, payerId, amount(), now);
    }

    void claim(UUID customerId, UUID claimingId, Instant now) {
        requireUnclaimed(now);
        payerId = customerId;
        paymentId = claimingId;
        updatedAt = now;
    }

    /** Gives up the claim of a payment that moves no money; whoever has another claim keeps it. */
    void release(UUID claimingId, Instant now) {
        if (state == PaymentRequestState.OPEN && claimingId.equals(paymentId)) {
            paymentId = null;
            updatedAt = now;
        }
    }

    /** Empty when this payment is known already. */
    Optional<Event> pay(UUID customerId, UUID payingId, Instant now) {
        if (state == PaymentRequestState.PAID && payingId.equals(paymentId)) {
            return Optional.empty();
        }
        if (!payingId.equals(paymentId)) {
            requireUnclaimed(now);
        }
        payerId = customerId;
        paymentId = payingId;
        become(PaymentRequestState.PAID, now);
        return Optional.of(new PaymentRequestPaid(id, askerId, customerId, amount(), payingId, now));
    }

    /** Refuses what only an open request allows that no payment is on its way for. */
    void requireUnclaimed(Instant now) {
        if (stateAt(now) != PaymentRequestState.OPEN) {
            throw ProblemException.of(RequestProblem.REQUEST_NOT_OPEN)
                    .with("state", stateAt(now).name());
        }
        if (paymentId != null) {
            throw ProblemException.of(RequestProblem.REQUEST_BEING_PAID).retryAfter(5);
        }
    }

    /** The state as time makes it, also before somebody has written it down. */
    PaymentRequestState stateAt(Instant now) {
        boolean due = state == PaymentRequestState.OPEN && paymentId == null && !now.isBefore(expiresAt);
        return due ? PaymentRequestState.EXPIRED : state;
    }

    boolean isAskedBy(UUID customerId) {
        return askerId.equals(customerId);
    }

    /** Whether this customer was asked, perhaps before they were one. */
    boolean isAskedOf(DirectoryCustomer customer) {
        return payerId == null
                ? payerAddress.equals(customer.phone()) || payerAddress.equals(customer.email())
                : payerId.equals(customer.id());
    }

    private void become(PaymentRequestState next, Instant now) {
        state = next;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID askerId() {
        return askerId;
    }

    String payerAddress() {
        return payerAddress;
    }

    Money amount() {
        return Money.ofMinor(amount, currency);
    }

    @Nullable String note() {
        return note;
    }

    @Nullable UUID paymentId() {
        return paymentId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
