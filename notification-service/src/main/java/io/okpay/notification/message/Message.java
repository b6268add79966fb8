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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person, from its order to its end. What it names is sealed. Of a passcode that is gone when it was sent; of others it
 * stays as long as a fallback or an operator may need it.
 */
@Entity
class Message {

    enum State {
        /** Waits for its first or next attempt. */
        PENDING,
        /** The provider took it. */
        SENT,
        /** The provider says that it arrived. */
        DELIVERED,
        /** The provider says that it did not arrive. */
        UNDELIVERED,
        /** No provider took it. */
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
    private short priority;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(name = "fallback_channel")
    private @Nullable Channel fallbackChannel;

    @Column(name = "fallback_recipient")
    private @Nullable String fallbackRecipient;

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
        this.priority = (short) template.priority();
        this.expiresAt = expiresAt;
        this.state = State.PENDING;
        this.nextAttemptAt = now;
        this.createdAt = now;
    }

    Message(UUID id, CustomerMessage order, byte[] sealed, Instant now) {
        this(
                id,
                order.template(),
                order.channel(),
                order.recipient(),
                Language.closestTo(order.locale()),
                sealed,
                order.expiresAt(),
                now);
        this.customerId = order.customerId();
        this.nextAttemptAt = order.notBefore();
        Fallback fallback = order.fallback();
        if (fallback != null) {
            this.fallbackChannel = fallback.channel();
            this.fallbackRecipient = fallback.recipient();
        }
    }

    /** The same to the same person by another way, or anew, which the provider must not take for a repetition. */
    Message successor(UUID newId, Fallback way, byte[] resealed, @Nullable Instant useUntil, Instant now) {
        Message successor =
                new Message(newId, template, way.channel(), way.recipient(), language, resealed, useUntil, now);
        successor.customerId = customerId;
        return successor;
    }

    void sent(@Nullable String byProvider, Instant now) {
        if (state == State.PENDING) {
            end(State.SENT, now);
            failure = null;
            if (fallbackChannel == null || channel != Channel.SMS) {
                sealed = null;
            }
        }
        providerId = byProvider;
    }

    void failed(String why, Instant now) {
        if (state == State.PENDING) {
            end(State.FAILED, now);
            failure = why;
        }
    }

    void postponed(String why, Duration wait, Instant now) {
        if (state == State.PENDING) {
            failure = why;
            nextAttemptAt = now.plus(wait);
        }
    }

    /** Notes what the provider says later; it may say so before its first answer is on record. False when that is no news. */
    boolean delivered(Instant now) {
        if (state != State.PENDING && state != State.SENT) {
            return false;
        }
        end(State.DELIVERED, now);
        sealed = null;
        return true;
    }

    /** Like {@link #delivered}, when it did not arrive. */
    boolean undelivered(String why, Instant now) {
        if (state != State.PENDING && state != State.SENT) {
            return false;
        }
        end(State.UNDELIVERED, now);
        failure = why;
        return true;
    }

    private void end(State end, Instant now) {
        state = end;
        finishedAt = now;
        if (template.isPasscode()) {
            sealed = null;
        }
    }

    /** Takes the content out, so that it goes out a second time only once. */
    byte[] takeSealed() {
        byte[] content = sealed();
        sealed = null;
        return content;
    }

    /** Whether it ended without reaching anybody, and its content is still there. */
    boolean canFollow() {
        return (state == State.FAILED || state == State.UNDELIVERED) && sealed != null;
    }

    boolean isPastUse(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    Optional<Fallback> fallback() {
        return fallbackChannel == null || fallbackRecipient == null
                ? Optional.empty()
                : Optional.of(new Fallback(fallbackChannel, fallbackRecipient));
    }

    UUID id() {
        return id;
    }

    @Nullable UUID customerId() {
        return customerId;
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

    @Nullable String providerId() {
        return providerId;
    }

    State state() {
        return state;
    }

    int attempts() {
        return attempts;
    }

    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
