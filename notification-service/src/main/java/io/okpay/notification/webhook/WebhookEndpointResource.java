package io.okpay.notification.webhook;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.merchant.MerchantCaller;
import io.okpay.notification.page.PageWish;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a merchant hears of its events. */
@Path("/v1/webhook-endpoints")
@RolesAllowed("merchant")
@Tag(name = "Webhooks")
public class WebhookEndpointResource {

    private static final String WORDS = "[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]*";
    private static final String URL_REFUSALS = "WEBHOOK_URL_INVALID, WEBHOOK_URL_NOT_HTTPS, WEBHOOK_URL_HAS_USERINFO,"
            + " WEBHOOK_PORT_NOT_ALLOWED, WEBHOOK_HOST_UNKNOWN, WEBHOOK_ADDRESS_NOT_ALLOWED";

    private final WebhookEndpoints endpoints;
    private final WebhookTargets targets;
    private final SigningSecrets secrets;
    private final WebhookRules rules;
    private final MerchantCaller caller;

    /**
     * An endpoint to register.
     *
     * @param url https, with a host on the public internet
     * @param description your own words
     * @param events what to hear of, for example order.paid; all when left out or empty
     */
    public record EndpointRequest(
            @NotNull @Size(min = 1, max = 4000) @Schema(examples = "https://shop.example/okpay")
            String url,

            @Nullable @Size(max = 200) @Pattern(regexp = WORDS) String description,

            @Nullable @Size(max = 20) List<@NotNull @Size(max = 60) String> events) {}

    /** Another URL. */
    public record UrlRequest(
            @NotNull @Size(min = 1, max = 4000) @Schema(examples = "https://shop.example/okpay")
            String url) {}

    /** Other words. */
    public record DescriptionRequest(
            @NotNull @Size(max = 200) @Pattern(regexp = WORDS) String description) {}

    /** What to hear of; all when empty. */
    public record EventsRequest(@NotNull @Size(max = 20) List<@NotNull @Size(max = 60) String> events) {}

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record WebhookEndpointPage(
            List<WebhookEndpointResponse> items, @Nullable String nextCursor) {}

    WebhookEndpointResource(
            WebhookEndpoints endpoints,
            WebhookTargets targets,
            SigningSecrets secrets,
            WebhookRules rules,
            MerchantCaller caller) {
        this.endpoints = endpoints;
        this.targets = targets;
        this.secrets = secrets;
        this.rules = rules;
        this.caller = caller;
    }

    /** Registers an endpoint. No transaction waits for the look-up of the name. */
    @POST
    @Operation(operationId = "createWebhookEndpoint", summary = "Register an endpoint; its secret is shown this once")
    @APIResponse(
            responseCode = "201",
            description = "The endpoint with its secret",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WebhookEndpointResponse.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    @APIResponse(responseCode = "409", description = "WEBHOOK_ENDPOINTS_EXHAUSTED")
    @APIResponse(responseCode = "422", description = "WEBHOOK_EVENT_UNKNOWN, " + URL_REFUSALS)
    public Response create(@NotNull @Valid EndpointRequest request) {
        List<String> events = known(request.events());
        targets.check(request.url());
        return QuarkusTransaction.requiringNew().call(() -> register(caller.merchantId(), request, events));
    }

    private Response register(UUID merchantId, EndpointRequest request, List<String> events) {
        endpoints.lockMerchant(merchantId);
        if (endpoints.count("merchantId", merchantId) >= rules.endpointsPerMerchant()) {
            throw ProblemException.of(WebhookProblem.WEBHOOK_ENDPOINTS_EXHAUSTED)
                    .with("most", rules.endpointsPerMerchant());
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        SigningSecrets.Fresh secret = secrets.make(id);
        String description = request.description() == null ? "" : request.description();
        WebhookEndpoint endpoint =
                new WebhookEndpoint(id, merchantId, request.url(), description, events, secret.sealed(), now());
        endpoints.persist(endpoint);
        return Response.created(URI.create("/v1/webhook-endpoints/" + id))
                .entity(WebhookEndpointResponse.withSecret(endpoint, secret.shown()))
                .build();
    }

    /** The merchant's endpoints. */
    @GET
    @Operation(operationId = "listWebhookEndpoints", summary = "Your endpoints, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, CURSOR_INVALID")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    public WebhookEndpointPage list(
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable Integer limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        UUID merchantId = caller.merchantId();
        PageWish wish = PageWish.of("webhook-endpoints", limit, cursor);
        PageWish.Found<WebhookEndpoint> found = wish.cut(endpoints.page(merchantId, wish), WebhookEndpoint::id);
        return new WebhookEndpointPage(
                found.items().stream().map(WebhookEndpointResponse::from).toList(), found.nextCursor());
    }

    /** One endpoint. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getWebhookEndpoint", summary = "One endpoint, without its secret")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public WebhookEndpointResponse get(@PathParam("id") UUID id) {
        return WebhookEndpointResponse.from(endpoints.own(id, caller.merchantId()));
    }

    /** Sends to another URL from now on. */
    @PUT
    @Path("/{id}/url")
    @Operation(operationId = "moveWebhookEndpoint", summary = "Send to another URL, also what is still on its way")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "422", description = URL_REFUSALS)
    public WebhookEndpointResponse move(@PathParam("id") UUID id, @NotNull @Valid UrlRequest request) {
        targets.check(request.url());
        return QuarkusTransaction.requiringNew().call(() -> {
            WebhookEndpoint endpoint = endpoints.ownLocked(id, caller.merchantId());
            endpoint.moveTo(request.url());
            return WebhookEndpointResponse.from(endpoint);
        });
    }

    /** Changes the words. */
    @PUT
    @Path("/{id}/description")
    @Transactional
    @Operation(operationId = "describeWebhookEndpoint", summary = "Change the description")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public WebhookEndpointResponse describe(@PathParam("id") UUID id, @NotNull @Valid DescriptionRequest request) {
        WebhookEndpoint endpoint = endpoints.ownLocked(id, caller.merchantId());
        endpoint.describe(request.description());
        return WebhookEndpointResponse.from(endpoint);
    }

    /** Changes the filter. */
    @PUT
    @Path("/{id}/events")
    @Transactional
    @Operation(operationId = "filterWebhookEndpoint", summary = "Change which events it hears of from now on")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "422", description = "WEBHOOK_EVENT_UNKNOWN")
    public WebhookEndpointResponse filter(@PathParam("id") UUID id, @NotNull @Valid EventsRequest request) {
        WebhookEndpoint endpoint = endpoints.ownLocked(id, caller.merchantId());
        endpoint.filter(known(request.events()));
        return WebhookEndpointResponse.from(endpoint);
    }

    /** Makes a new secret. */
    @POST
    @Path("/{id}/secret-rotation")
    @Transactional
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Make a new secret, shown this once; the one before signs too for a day",
            description = "At most two secrets sign: a second rotation within the day ends the oldest at once.")
    @APIResponse(responseCode = "200", description = "The endpoint with its new secret")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public WebhookEndpointResponse rotate(@PathParam("id") UUID id) {
        WebhookEndpoint endpoint = endpoints.ownLocked(id, caller.merchantId());
        SigningSecrets.Fresh secret = secrets.make(id);
        endpoint.rotate(secret.sealed(), rules.rotationOverlap(), now());
        return WebhookEndpointResponse.withSecret(endpoint, secret.shown());
    }

    /** Sends nothing any more. */
    @POST
    @Path("/{id}/disablement")
    @Transactional
    @Operation(
            operationId = "disableWebhookEndpoint",
            summary = "Send nothing until it is enabled again",
            description = "What comes meanwhile waits, and goes out when it is enabled again within 30 days.")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public WebhookEndpointResponse disable(@PathParam("id") UUID id) {
        WebhookEndpoint endpoint = endpoints.ownLocked(id, caller.merchantId());
        endpoint.disable(WebhookEndpoint.DisabledReason.BY_MERCHANT);
        return WebhookEndpointResponse.from(endpoint);
    }

    /** Sends again. */
    @POST
    @Path("/{id}/enablement")
    @Transactional
    @Operation(operationId = "enableWebhookEndpoint", summary = "Send again")
    @APIResponse(responseCode = "200", description = "The endpoint")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public WebhookEndpointResponse enable(@PathParam("id") UUID id) {
        WebhookEndpoint endpoint = endpoints.ownLocked(id, caller.merchantId());
        endpoint.enable();
        return WebhookEndpointResponse.from(endpoint);
    }

    /** Forgets an endpoint. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "deleteWebhookEndpoint", summary = "Delete an endpoint and what it was sent")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public void delete(@PathParam("id") UUID id) {
        endpoints.delete(endpoints.ownLocked(id, caller.merchantId()));
    }

    private static List<String> known(@Nullable List<String> types) {
        if (types == null) {
            return List.of();
        }
        for (String type : types) {
            if (WebhookEvent.named(type).isEmpty()) {
                throw ProblemException.of(WebhookProblem.WEBHOOK_EVENT_UNKNOWN, "events")
                        .with("event", type);
            }
        }
        return types.stream().distinct().toList();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
