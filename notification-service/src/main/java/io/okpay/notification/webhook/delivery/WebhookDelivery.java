package io.okpay.notification.webhook.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.webhook.WebhookEndpoint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message on its way to one endpoint. */
@Entity
@Table(name = "webhook_delivery")
class WebhookDelivery {

    enum State {
        PENDING,
        DELIVERED,
        FAILED
    }

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "endpoint_id")
    private WebhookEndpoint endpoint;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "message_id")
    private WebhookMessage message;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "round_attempts")
    private int roundAttempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    private @Nullable UUID lease;

    private @Nullable String failure;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    WebhookDelivery() {}

    WebhookDelivery(WebhookEndpoint endpoint, WebhookMessage message, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.endpoint = endpoint;
        this.message = message;
        this.state = State.PENDING;
        this.nextAttemptAt = now;
        this.createdAt = now;
    }

    /** Whether an attempt under this lease may still decide. */
    boolean isHeldBy(UUID by) {
        return state == State.PENDING && by.equals(lease);
    }

    void delivered(Instant now) {
        end(State.DELIVERED, now);
        failure = null;
    }

    /** The attempt failed; without a further wait, so has the delivery. */
    void failed(String why, Optional<Duration> wait, Instant now) {
        failure = why;
        if (wait.isPresent()) {
            lease = null;
            nextAttemptAt = now.plus(wait.get());
        } else {
            end(State.FAILED, now);
        }
    }

    /** Begins anew, with the whole schedule before it. */
    void replay(Instant now) {
        state = State.PENDING;
        roundAttempts = 0;
        nextAttemptAt = now;
        finishedAt = null;
    }

    private void end(State end, Instant now) {
        state = end;
        lease = null;
        finishedAt = now;
    }

    UUID id() {
        return id;
    }

    WebhookEndpoint endpoint() {
        return endpoint;
    }

    WebhookMessage message() {
        return message;
    }

    State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    int roundAttempts() {
        return roundAttempts;
    }

    /** When it is tried next, or when the lease of the running attempt ends. */
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    @Nullable UUID lease() {
        return lease;
    }

    @Nullable String failure() {
        return failure;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
