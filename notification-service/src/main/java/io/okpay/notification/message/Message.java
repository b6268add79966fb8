package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One message to one person, from its order to its end. What it names is sealed, and gone when it has ended. */
@Entity
class Message {

    enum State {
        PENDING,
        SENT,
        FAILED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String recipient;

    @Enumerated(EnumType.STRING)
    private Language language;

    @Enumerated(EnumType.STRING)
    private MessageTemplate template;

    /** Read by the query that claims. */
    @SuppressWarnings("UnusedVariable")
    private boolean urgent;

    private byte @Nullable [] sealed;

    @Enumerated(EnumType.STRING)
    private State state;

    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    private @Nullable String failure;

    @Column(name = "provider_id")
    private @Nullable String providerId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    Message() {}

    Message(
            UUID id,
            MessageTemplate template,
            Channel channel,
            String recipient,
            Language language,
            byte[] sealed,
            @Nullable Instant expiresAt,
            Instant now) {
        this.id = id;
        this.template = template;
        this.channel = channel;
        this.recipient = recipient;
        this.language = language;
        this.sealed = sealed.clone();
        this.urgent = template.isPasscode();
        this.expiresAt = expiresAt;
        this.state = State.PENDING;
        this.nextAttemptAt = now;
        this.createdAt = now;
    }

    void sent(@Nullable String byProvider, Instant now) {
        if (end(State.SENT, now)) {
            providerId = byProvider;
            failure = null;
        }
    }

    void failed(String why, Instant now) {
        if (end(State.FAILED, now)) {
            failure = why;
        }
    }

    void postponed(String why, Duration wait, Instant now) {
        if (state == State.PENDING) {
            failure = why;
            nextAttemptAt = now.plus(wait);
        }
    }

    private boolean end(State end, Instant now) {
        if (state != State.PENDING) {
            return false;
        }
        state = end;
        finishedAt = now;
        sealed = null;
        return true;
    }

    boolean isPastUse(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    UUID id() {
        return id;
    }

    Channel channel() {
        return channel;
    }

    String recipient() {
        return recipient;
    }

    Language language() {
        return language;
    }

    MessageTemplate template() {
        return template;
    }

    byte[] sealed() {
        return Objects.requireNonNull(sealed).clone();
    }

    @Nullable String failure() {
        return failure;
    }

    State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }
}
