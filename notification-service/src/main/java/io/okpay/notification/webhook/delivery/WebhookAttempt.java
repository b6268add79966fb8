package io.okpay.notification.webhook.delivery;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
@Entity
@Table(name = "webhook_attempt")
class WebhookAttempt {

    @Id
    private UUID id;

    @Column(name = "delivery_id")
    private UUID deliveryId;

    private int attempt;

    @Column(name = "attempted_at")
    private Instant attemptedAt;

    @Column(name = "duration_millis")
    private long durationMillis;

    @Column(name = "status_code")
    private @Nullable Integer statusCode;

    private @Nullable String failure;

    private @Nullable String answer;

    @SuppressWarnings("NullAway.Init")
    WebhookAttempt() {}

    WebhookAttempt(UUID deliveryId, int attempt, Instant attemptedAt, WebhookAnswer answer) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.deliveryId = deliveryId;
        this.attempt = attempt;
        this.attemptedAt = attemptedAt;
        this.durationMillis = answer.duration().toMillis();
        this.statusCode = answer.statusCode();
        this.failure = answer.failure();
        this.answer = answer.body();
    }

    UUID deliveryId() {
        return deliveryId;
    }

    int attempt() {
        return attempt;
    }

    Instant attemptedAt() {
        return attemptedAt;
    }

    long durationMillis() {
        return durationMillis;
    }

    @Nullable Integer statusCode() {
        return statusCode;
    }

    @Nullable String failure() {
        return failure;
    }

    @Nullable String answer() {
        return answer;
    }
}
