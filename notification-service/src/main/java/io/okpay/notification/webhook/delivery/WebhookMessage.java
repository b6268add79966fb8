package io.okpay.notification.webhook.delivery;

import io.okpay.notification.webhook.WebhookEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One event as it is told to a merchant: the same bytes to each endpoint and at each attempt. */
@Entity
@Table(name = "webhook_message")
class WebhookMessage {

    @Id
    private UUID id;

    @Column(name = "merchant_id")
    private UUID merchantId;

    @Enumerated(EnumType.STRING)
    @Column(name = "event_type")
    private WebhookEvent event;

    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    WebhookMessage() {}

    WebhookMessage(UUID id, UUID merchantId, WebhookEvent event, String body, Instant now) {
        this.id = id;
        this.merchantId = merchantId;
        this.event = event;
        this.body = body;
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    UUID merchantId() {
        return merchantId;
    }

    WebhookEvent event() {
        return event;
    }

    String body() {
        return body;
    }

    Instant createdAt() {
        return createdAt;
    }
}
