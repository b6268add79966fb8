package io.okpay.notification.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A URL at which a merchant hears of its events. */
@Entity
@Table(name = "webhook_endpoint")
public class WebhookEndpoint {

    /** Whether anything is sent. */
    public enum State {
        ENABLED,
        DISABLED
    }

    /** Why nothing is sent. */
    public enum DisabledReason {
        /** The merchant wished so. */
        BY_MERCHANT,
        /** The endpoint answered 410. */
        GONE,
        /** Nothing but failures for too long. */
        FAILING
    }

    @Id
    private UUID id;

    @Column(name = "merchant_id")
    private UUID merchantId;

    private String url;

    private String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> events;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    @Column(name = "disabled_reason")
    private @Nullable DisabledReason disabledReason;

    private byte[] secret;

    @Column(name = "previous_secret")
    private byte @Nullable [] previousSecret;

    @Column(name = "previous_until")
    private @Nullable Instant previousUntil;

    @Column(name = "failing_since")
    private @Nullable Instant failingSince;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    WebhookEndpoint() {}

    WebhookEndpoint(
            UUID id,
            UUID merchantId,
            String url,
            String description,
            List<String> events,
            byte[] sealedSecret,
            Instant now) {
        this.id = id;
        this.merchantId = merchantId;
        this.url = url;
        this.description = description;
        this.events = List.copyOf(events);
        this.state = State.ENABLED;
        this.secret = sealedSecret.clone();
        this.createdAt = now;
    }

    void moveTo(String newUrl) {
        url = newUrl;
        failingSince = null;
    }

    void describe(String words) {
        description = words;
    }

    void filter(List<String> wanted) {
        events = List.copyOf(wanted);
    }

    void rotate(byte[] sealedSecret, Duration overlap, Instant now) {
        previousSecret = secret;
        previousUntil = now.plus(overlap);
        secret = sealedSecret.clone();
    }

    void enable() {
        state = State.ENABLED;
        disabledReason = null;
        failingSince = null;
    }

    /** Sends nothing any more. */
    public void disable(DisabledReason why) {
        if (state == State.ENABLED) {
            state = State.DISABLED;
            disabledReason = why;
        }
    }

    /** It took a message. */
    public void succeeded() {
        failingSince = null;
    }

    /**
     * It did not take a message.
     *
     * @return whether it has done nothing else for so long
     */
    public boolean failed(Duration tooLong, Instant now) {
        if (failingSince == null) {
            failingSince = now;
        }
        return !now.isBefore(failingSince.plus(tooLong));
    }

    /** Whether its filter lets an event through; an empty filter lets all. */
    public boolean wants(WebhookEvent event) {
        return events.isEmpty() || events.contains(event.type());
    }

    /** The sealed secrets that sign at this time, the newest first. */
    public List<byte[]> sealedSecrets(Instant now) {
        byte[] previous = previousSecret;
        Instant until = previousUntil;
        return previous == null || until == null || !now.isBefore(until)
                ? List.of(secret.clone())
                : List.of(secret.clone(), previous.clone());
    }

    /** Names it. */
    public UUID id() {
        return id;
    }

    /** Whose it is. */
    public UUID merchantId() {
        return merchantId;
    }

    /** Where messages go. */
    public String url() {
        return url;
    }

    /** Whether anything is sent. */
    public boolean isEnabled() {
        return state == State.ENABLED;
    }

    String description() {
        return description;
    }

    List<String> events() {
        return List.copyOf(events);
    }

    State state() {
        return state;
    }

    @Nullable DisabledReason disabledReason() {
        return disabledReason;
    }

    @Nullable Instant previousUntil() {
        return previousUntil;
    }

    @Nullable Instant failingSince() {
        return failingSince;
    }

    Instant createdAt() {
        return createdAt;
    }
}
