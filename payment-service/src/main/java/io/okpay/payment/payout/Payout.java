package io.okpay.payment.payout;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.merchant.Merchant;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Many payments that a merchant orders at once, at the price of the day they were validated. The caller holds the row lock. */
@Entity
class Payout {

    @Id
    private UUID id;

    @Column(name = "merchant_id")
    private UUID merchantId;

    @Column(name = "merchant_name")
    private String merchantName;

    @Column(name = "wallet_id")
    private UUID walletId;

    private String reference;
    private String currency;
    private int lines;
    private long total;
    private long fee;

    @Column(name = "tariff_version")
    private int tariffVersion;

    @Enumerated(EnumType.STRING)
    private PayoutState state;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @SuppressWarnings("NullAway.Init")
    Payout() {}

    Payout(Merchant merchant, UUID walletId, String reference, CheckedLines checked, Duration life, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.merchantId = merchant.id();
        this.merchantName = merchant.name();
        this.walletId = walletId;
        this.reference = reference;
        this.currency = checked.total().currencyCode();
        this.lines = checked.lines().size();
        this.total = checked.total().minor();
        this.fee = checked.fee().minor();
        this.tariffVersion = checked.tariffVersion();
        this.state = PayoutState.VALIDATED;
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    void confirm(Instant now) {
        requireOpen(now);
        confirmedAt = now;
        become(PayoutState.PROCESSING);
    }

    void cancel(Instant now) {
        requireOpen(now);
        end(PayoutState.CANCELLED, now);
    }

    void expire(Instant now) {
        end(PayoutState.EXPIRED, now);
    }

    /** No line is left to pay. */
    void complete(Progress progress, Instant now) {
        if (progress.failed() == 0) {
            end(PayoutState.COMPLETED, now);
        } else {
            end(progress.paid() == 0 ? PayoutState.FAILED : PayoutState.PARTIALLY_COMPLETED, now);
        }
    }

    /** The state as time makes it, also before somebody has written it down. */
    PayoutState stateAt(Instant now) {
        return state == PayoutState.VALIDATED && !now.isBefore(expiresAt) ? PayoutState.EXPIRED : state;
    }

    private void requireOpen(Instant now) {
        if (stateAt(now) != PayoutState.VALIDATED) {
            throw ProblemException.of(PayoutProblem.PAYOUT_NOT_OPEN)
                    .with("state", stateAt(now).name());
        }
    }

    private void end(PayoutState last, Instant now) {
        become(last);
        endedAt = now;
    }

    private void become(PayoutState next) {
        if (!state.next().contains(next)) {
            throw new IllegalStateException("Payout " + id + " cannot go from " + state + " to " + next);
        }
        state = next;
    }

    UUID id() {
        return id;
    }

    UUID merchantId() {
        return merchantId;
    }

    String merchantName() {
        return merchantName;
    }

    UUID walletId() {
        return walletId;
    }

    String reference() {
        return reference;
    }

    String currency() {
        return currency;
    }

    int lines() {
        return lines;
    }

    Money total() {
        return Money.ofMinor(total, currency);
    }

    Money fee() {
        return Money.ofMinor(fee, currency);
    }

    int tariffVersion() {
        return tariffVersion;
    }

    PayoutState state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable Instant endedAt() {
        return endedAt;
    }
}
