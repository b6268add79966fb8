package io.okpay.notification.webhook.delivery;

import io.okpay.notification.merchant.MerchantCaller;
import io.okpay.notification.page.PageWish;
import io.okpay.notification.webhook.WebhookEndpoints;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What was sent to an endpoint. */
@Path("/v1/webhook-endpoints/{id}/messages")
@RolesAllowed("merchant")
@Tag(name = "Webhooks")
public class WebhookMessageResource {

    private static final String JSON = "application/json";

    private final WebhookEndpoints endpoints;
    private final ReplayWebhooks replayWebhooks;
    private final WebhookDeliveries deliveries;
    private final MerchantCaller caller;

    /** Which messages to replay: those that failed and are no older. */
    public record ReplayRequest(@NotNull @PastOrPresent Instant since) {}

    /** How many messages are tried again. */
    public record ReplayResponse(int replayed) {}

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record WebhookMessagePage(
            List<WebhookMessageResponse> items, @Nullable String nextCursor) {}

    WebhookMessageResource(
            WebhookEndpoints endpoints,
            ReplayWebhooks replayWebhooks,
            WebhookDeliveries deliveries,
            MerchantCaller caller) {
        this.endpoints = endpoints;
        this.replayWebhooks = replayWebhooks;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    /** What was sent. */
    @GET
    @Operation(operationId = "listWebhookMessages", summary = "What this endpoint was sent, newest first, for 30 days")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, CURSOR_INVALID")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public WebhookMessagePage list(
            @PathParam("id") UUID id,
            @QueryParam("state") @Parameter(description = "Only those in this state")
                    WebhookDelivery.@Nullable State state,
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable Integer limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        UUID endpointId = endpoints.own(id, caller.merchantId()).id();
        PageWish wish = PageWish.of("webhook-messages/" + endpointId, limit, cursor);
        PageWish.Found<WebhookDelivery> found = wish.cut(deliveries.page(endpointId, state, wish), WebhookDelivery::id);
        return new WebhookMessagePage(
                found.items().stream().map(WebhookMessageResponse::inList).toList(), found.nextCursor());
    }

    /** One message. */
    @GET
    @Path("/{messageId}")
    @Operation(operationId = "getWebhookMessage", summary = "One message with its attempts")
    @APIResponse(
            responseCode = "200",
            description = "The message",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WebhookMessageResponse.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public WebhookMessageResponse get(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        WebhookDelivery delivery = replayWebhooks.own(caller.merchantId(), id, messageId);
        return WebhookMessageResponse.whole(delivery, deliveries.attempts(delivery.id()));
    }

    /** Sends a test event. */
    @POST
    @Path("/tests")
    @ResponseStatus(202)
    @Operation(operationId = "testWebhookEndpoint", summary = "Send a webhook.test event to this endpoint")
    @APIResponse(
            responseCode = "202",
            description = "The message, on its way",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WebhookMessageResponse.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "WEBHOOK_ENDPOINT_DISABLED")
    @APIResponse(responseCode = "429", description = "WEBHOOK_QUOTA_EXCEEDED, with Retry-After")
    public WebhookMessageResponse test(@PathParam("id") UUID id) {
        return WebhookMessageResponse.inList(replayWebhooks.test(caller.merchantId(), id));
    }

    /** Replays one message. */
    @POST
    @Path("/{messageId}/replay")
    @ResponseStatus(202)
    @Operation(
            operationId = "replayWebhookMessage",
            summary = "Send one message again, whether it was delivered or has failed; its id stays")
    @APIResponse(
            responseCode = "202",
            description = "The message, on its way",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = WebhookMessageResponse.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "WEBHOOK_ENDPOINT_DISABLED, WEBHOOK_MESSAGE_PENDING")
    @APIResponse(responseCode = "429", description = "WEBHOOK_QUOTA_EXCEEDED, with Retry-After")
    public WebhookMessageResponse replay(@PathParam("id") UUID id, @PathParam("messageId") UUID messageId) {
        return WebhookMessageResponse.inList(replayWebhooks.replay(caller.merchantId(), id, messageId));
    }

    /** Replays all that failed. */
    @POST
    @Path("/replays")
    @ResponseStatus(202)
    @Operation(operationId = "replayFailedWebhooks", summary = "Send again all that failed since a time")
    @APIResponse(
            responseCode = "202",
            description = "How many are on their way",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ReplayResponse.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "WEBHOOK_ENDPOINT_DISABLED")
    @APIResponse(responseCode = "429", description = "WEBHOOK_QUOTA_EXCEEDED, with Retry-After")
    public ReplayResponse replayFailed(@PathParam("id") UUID id, @NotNull @Valid ReplayRequest request) {
        return new ReplayResponse(replayWebhooks.replayFailed(caller.merchantId(), id, request.since()));
    }
}
