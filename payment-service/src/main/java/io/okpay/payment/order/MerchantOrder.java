package io.okpay.payment.order;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.OrderCancelled;
import io.okpay.platform.event.OrderExpired;
import io.okpay.platform.event.OrderPaid;
import io.okpay.platform.event.OrderRefunded;
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
 * A merchant asks whoever has its code to pay, once. A payment on its way claims the order, so that it is paid at most once and nobody
 * ends it meanwhile. The caller holds the row lock for each change.
 */
@Entity
@Table(name = "merchant_order")
class MerchantOrder {

    @Id
    private UUID id;

    @Column(name = "merchant_id")
    private UUID merchantId;

    private String reference;
    private String description;
    private String currency;
    private long amount;
    private @Nullable Long fee;
    private long refunded;

    @Enumerated(EnumType.STRING)
    private OrderState state;

    @Column(name = "payment_id")
    private @Nullable UUID paymentId;

    @Column(name = "charged_back_at")
    private @Nullable Instant chargedBackAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    MerchantOrder() {}

    MerchantOrder(UUID merchantId, String reference, String description, Money amount, Instant now, Instant expiresAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.merchantId = merchantId;
        this.reference = reference;
        this.description = description;
        this.currency = amount.currencyCode();
        this.amount = amount.minor();
        this.state = OrderState.CREATED;
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = expiresAt;
    }

    /** Why nobody can pay it now, if nobody can. */
    Optional<QuoteProblem> obstacle(Instant now) {
        return switch (stateAt(now)) {
            case CREATED -> paymentId == null ? Optional.empty() : Optional.of(QuoteProblem.ORDER_BEING_PAID);
            case PAID -> Optional.of(QuoteProblem.ORDER_ALREADY_PAID);
            case EXPIRED -> Optional.of(QuoteProblem.ORDER_EXPIRED);
            case CANCELLED -> Optional.of(QuoteProblem.ORDER_CANCELLED);
        };
    }

    void claim(UUID claimingId, Instant now) {
        obstacle(now).ifPresent(problem -> {
            throw ProblemException.of(problem, "quoteId");
        });
        paymentId = claimingId;
        updatedAt = now;
    }

    /** Gives up the claim of a payment that moves no money; whoever has another claim keeps it. */
    void release(UUID claimingId, Instant now) {
        if (state == OrderState.CREATED && claimingId.equals(paymentId)) {
            paymentId = null;
            updatedAt = now;
        }
    }

    /** Empty when the payment is known already. */
    Optional<Event> pay(UUID payingId, Money kept, Instant now) {
        if (!payingId.equals(paymentId)) {
            throw new IllegalStateException("Payment " + payingId + " has not claimed order " + id);
        }
        if (state == OrderState.PAID) {
            return Optional.empty();
        }
        fee = kept.minor();
        become(OrderState.PAID, now);
        return Optional.of(
                new OrderPaid(id, merchantId, reference, amount(), kept, amount().minus(kept), payingId, now));
    }

    /** Part of it went back to its payer. */
    Event refund(UUID refundId, Money given, Instant now) {
        refunded += given.minor();
        updatedAt = now;
        return new OrderRefunded(id, merchantId, reference, amount(), given, refunded(), refundId, now);
    }

    /** The cardholder's bank took the money back; told again, it stays at the first time. */
    void chargeBack(Instant now) {
        if (chargedBackAt == null) {
            chargedBackAt = now;
            updatedAt = now;
        }
    }

    Event cancel(Instant now) {
        if (stateAt(now) != OrderState.CREATED) {
            throw ProblemException.of(OrderProblem.ORDER_NOT_OPEN)
                    .with("state", stateAt(now).name());
        }
        if (paymentId != null) {
            throw ProblemException.of(QuoteProblem.ORDER_BEING_PAID).retryAfter(5);
        }
        become(OrderState.CANCELLED, now);
        return new OrderCancelled(id, merchantId, reference, amount(), now);
    }

    Event expire(Instant now) {
        become(OrderState.EXPIRED, now);
        return new OrderExpired(id, merchantId, reference, amount(), now);
    }

    /** The state as time makes it, also before somebody has written it down. */
    OrderState stateAt(Instant now) {
        boolean due = state == OrderState.CREATED && paymentId == null && !now.isBefore(expiresAt);
        return due ? OrderState.EXPIRED : state;
    }

    private void become(OrderState next, Instant now) {
        if (state != OrderState.CREATED) {
            throw new IllegalStateException("Order " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID merchantId() {
        return merchantId;
    }

    String reference() {
        return reference;
    }

    String description() {
        return description;
    }

    Money amount() {
        return Money.ofMinor(amount, currency);
    }

    /** What the operator kept of it, once it is paid. */
    @Nullable Money fee() {
        return fee == null ? null : Money.ofMinor(fee, currency);
    }

    /** What went back to its payer so far. */
    Money refunded() {
        return Money.ofMinor(refunded, currency);
    }

    @Nullable UUID paymentId() {
        return paymentId;
    }

    @Nullable Instant chargedBackAt() {
        return chargedBackAt;
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
