package io.okpay.notification.deadletter;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of a topic that could not be handled, and where it stands. Its data stay in the topics. */
@Entity
@Table(name = "dead_letter")
class DeadLetter {

    @Id
    private UUID id;

    private String topic;

    @Column(name = "\"partition\"")
    private int partition;

    @Column(name = "\"offset\"")
    private long offset;

    private @Nullable String key;

    private @Nullable String type;

    private String reason;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "dismissed_at")
    private @Nullable Instant dismissedAt;

    @Column(name = "dismissed_by")
    private @Nullable UUID dismissedBy;

    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    DeadLetter() {}

    DeadLetter(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            @Nullable String type,
            String reason,
            Instant receivedAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.key = key;
        this.type = type;
        this.reason = reason;
        this.receivedAt = receivedAt;
    }

    void dismiss(UUID operator, String why, Instant now) {
        if (dismissedAt != null) {
            throw ProblemException.of(DeadLetterProblem.DEAD_LETTER_ALREADY_DISMISSED);
        }
        dismissedAt = now;
        dismissedBy = operator;
        note = why;
    }

    UUID id() {
        return id;
    }

    String topic() {
        return topic;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    @Nullable String key() {
        return key;
    }

    @Nullable String type() {
        return type;
    }

    String reason() {
        return reason;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    @Nullable Instant dismissedAt() {
        return dismissedAt;
    }

    @Nullable UUID dismissedBy() {
        return dismissedBy;
    }

    @Nullable String note() {
        return note;
    }
}
