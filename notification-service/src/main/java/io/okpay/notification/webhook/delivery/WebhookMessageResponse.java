package io.okpay.notification.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message and how it fares at one endpoint.
 *
 * @param id the header webhook-id
 * @param event for example order.paid
 * @param state PENDING, DELIVERED or FAILED
 * @param failure why the last attempt failed: HTTP_ with the status, TIMEOUT, HOST_UNKNOWN, ADDRESS_NOT_ALLOWED, TLS_FAILED,
 *     CONNECTION_FAILED or SECRET_UNREADABLE
 * @param nextAttemptAt when it is tried next, while it is PENDING
 * @param attempts the attempts, oldest first; left out in lists
 * @param body what is sent; left out in lists
 */
public record WebhookMessageResponse(
        UUID id,
        @Schema(examples = "order.paid") String event,
        @Schema(examples = "PENDING") String state,
        int attemptCount,
        @Nullable @Schema(examples = "HTTP_503") String failure,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable List<Attempt> attempts,

        @Nullable @JsonRawValue @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
        String body) {

    /**
     * One attempt.
     *
     * @param durationMillis how long it took in all
     * @param statusCode the HTTP status, if one came
     * @param failure why the message was not taken
     * @param answer the first 4,096 bytes of the answer
     */
    public record Attempt(
            int attempt,
            Instant attemptedAt,
            long durationMillis,
            @Nullable Integer statusCode,
            @Nullable String failure,
            @Nullable String answer) {

        static Attempt from(WebhookAttempt attempt) {
            return new Attempt(
                    attempt.attempt(),
                    attempt.attemptedAt(),
                    attempt.durationMillis(),
                    attempt.statusCode(),
                    attempt.failure(),
                    attempt.answer());
        }
    }

    static WebhookMessageResponse inList(WebhookDelivery delivery) {
        return of(delivery, null, null);
    }

    static WebhookMessageResponse whole(WebhookDelivery delivery, List<WebhookAttempt> attempts) {
        return of(
                delivery,
                attempts.stream().map(Attempt::from).toList(),
                delivery.message().body());
    }

    private static WebhookMessageResponse of(
            WebhookDelivery delivery, @Nullable List<Attempt> attempts, @Nullable String body) {
        boolean pending = delivery.state() == WebhookDelivery.State.PENDING;
        return new WebhookMessageResponse(
                delivery.message().id(),
                delivery.message().event().type(),
                delivery.state().name(),
                delivery.attempts(),
                delivery.failure(),
                pending ? delivery.nextAttemptAt() : null,
                delivery.createdAt(),
                delivery.finishedAt(),
                attempts,
                body);
    }
}
