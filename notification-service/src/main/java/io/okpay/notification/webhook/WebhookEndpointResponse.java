package io.okpay.notification.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint.
 *
 * @param url where messages go
 * @param description the merchant's own words
 * @param events what it hears of; empty for all
 * @param state ENABLED or DISABLED
 * @param disabledReason BY_MERCHANT, GONE (it answered 410) or FAILING (for three days)
 * @param failingSince since when nothing but failures came
 * @param previousSecretUntil until when the secret before the last rotation signs too
 * @param secret whsec_ and the key in base64; shown here and never again
 */
public record WebhookEndpointResponse(
        UUID id,
        @Schema(examples = "https://shop.example/okpay") String url,
        String description,
        List<String> events,
        WebhookEndpoint.State state,
        WebhookEndpoint.@Nullable DisabledReason disabledReason,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,

        @Nullable @Schema(examples = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret) {

    static WebhookEndpointResponse from(WebhookEndpoint endpoint) {
        return withSecret(endpoint, null);
    }

    static WebhookEndpointResponse withSecret(WebhookEndpoint endpoint, @Nullable String secret) {
        return new WebhookEndpointResponse(
                endpoint.id(),
                endpoint.url(),
                endpoint.description(),
                endpoint.events(),
                endpoint.state(),
                endpoint.disabledReason(),
                endpoint.failingSince(),
                endpoint.previousUntil(),
                endpoint.createdAt(),
                secret);
    }

    @Override
    public String toString() {
        return "WebhookEndpointResponse[" + id + "]";
    }
}
