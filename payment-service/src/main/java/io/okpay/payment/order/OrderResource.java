package io.okpay.payment.order;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.merchant.MerchantCaller;
import io.okpay.payment.merchant.Merchants;
import io.okpay.payment.page.PageRequest;
import io.okpay.payment.qr.MerchantCode;
import io.okpay.payment.qr.QrImage;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What merchants ask to be paid. */
@Path("/v1/orders")
@RolesAllowed("merchant")
@Tag(name = "Orders")
public class OrderResource {

    private static final String WORDS = "[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]*";
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private final Orders orders;
    private final Merchants merchants;
    private final MerchantCaller caller;
    private final Directory directory;
    private final Idempotency idempotency;
    private final String links;

    /**
     * What to ask for.
     *
     * @param amount what the payer pays in all
     * @param reference your own name for it, once only
     * @param description as the payer sees it
     * @param expiresIn ISO 8601 duration, a day at most; PT15M when it is left out
     */
    public record OrderRequest(
            @NotNull Money amount,

            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._/-]{0,34}") @Schema(examples = "INV-1001")
            String reference,

            @NotNull @Size(min = 1, max = 140) @Pattern(regexp = WORDS) @Schema(examples = "Two paperbacks")
            String description,

            @Nullable @Size(max = 20) @Schema(examples = "PT15M")
            String expiresIn) {}

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record OrderPage(
            List<OrderResponse> items, @Nullable String nextCursor) {}

    /** A code that is shown again and again. */
    public record StaticCodeResponse(String payload, String currency) {}

    OrderResource(
            Orders orders,
            Merchants merchants,
            MerchantCaller caller,
            Directory directory,
            Idempotency idempotency,
            @ConfigProperty(name = "okpay.order.links") String links) {
        this.orders = orders;
        this.merchants = merchants;
        this.caller = caller;
        this.directory = directory;
        this.idempotency = idempotency;
        this.links = links;
    }

    /** Asks for money. */
    @POST
    @Operation(operationId = "createOrder", summary = "Ask to be paid: a QR code and a link for one payment")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The order",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    @APIResponse(responseCode = "409", description = "ORDER_REFERENCE_TAKEN, REQUEST_IN_PROGRESS")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_AMOUNT, UNKNOWN_CURRENCY, MERCHANT_CURRENCY_NOT_HELD, ORDER_EXPIRY_INVALID,"
                    + " IDEMPOTENCY_KEY_REUSED")
    public Response create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OrderRequest request) {
        Merchant merchant = caller.merchant();
        Money amount = request.amount();
        if (!amount.isPositive()
                || amount.minor() > FeeBasis.LARGEST_AMOUNT
                || amount.amount().length() > 13) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "amount.amount");
        }
        Duration life = life(request.expiresIn());
        return idempotency.once(merchant.id().toString(), "POST /v1/orders", key, request, () -> {
            MerchantOrder order = orders.open(merchant.id(), request.reference(), request.description(), amount, life);
            return Answer.created(OrderResponse.forMerchant(order, merchant, links), "/v1/orders/" + order.id());
        });
    }

    /** The merchant's orders. */
    @GET
    @Operation(operationId = "listOrders", summary = "Your orders, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    public OrderPage list(
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        Merchant merchant = caller.merchant();
        PageRequest.Cut<MerchantOrder> cut = orders.page(merchant.id(), PageRequest.of("orders", limit, cursor));
        return new OrderPage(
                cut.items().stream()
                        .map(order -> OrderResponse.forMerchant(order, merchant, links))
                        .toList(),
                cut.nextCursor());
    }

    /** One order. */
    @GET
    @Path("/{id}")
    @RolesAllowed({"merchant", "customer"})
    @Operation(operationId = "getOrder", summary = "One order: whole for its merchant, what is to be paid for others")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public OrderResponse get(@PathParam("id") UUID id, @Context SecurityContext security) {
        if (security.isUserInRole("merchant")) {
            Merchant merchant = caller.merchant();
            return OrderResponse.forMerchant(own(id, merchant), merchant, links);
        }
        MerchantOrder order = orders.order(id).orElseThrow(OrderResource::notFound);
        return OrderResponse.forPayer(
                order, merchants.merchant(order.merchantId()).orElseThrow());
    }

    /** The code of an order, drawn. */
    @GET
    @Path("/{id}/code")
    @Produces({"image/png", "image/svg+xml"})
    @Operation(operationId = "drawOrderCode", summary = "An order's QR code as PNG or SVG")
    @APIResponse(responseCode = "200", description = "The picture")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE")
    public Response draw(@PathParam("id") UUID id, @HeaderParam("Accept") @Nullable String accept) {
        Merchant merchant = caller.merchant();
        QrImage image = QrImage.of(OrderResponse.payload(own(id, merchant), merchant));
        boolean svg = accept != null && accept.contains("svg");
        return svg
                ? Response.ok(image.svg(), "image/svg+xml").build()
                : Response.ok(image.png(), "image/png").build();
    }

    /** The code that pays the merchant whatever the payer decides. */
    @GET
    @Path("/static-code")
    @Operation(operationId = "getStaticCode", summary = "Your code for any amount, to be shown again and again")
    @APIResponse(responseCode = "200", description = "The code")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    @APIResponse(responseCode = "422", description = "MERCHANT_CURRENCY_NOT_HELD")
    public StaticCodeResponse staticCode(
            @QueryParam("currency") @NotNull @Parameter(description = "ISO 4217; one that you hold", required = true)
                    String currency) {
        Merchant merchant = caller.merchant();
        if (directory.wallet(merchant.id(), currency).isEmpty()) {
            throw ProblemException.of(OrderProblem.MERCHANT_CURRENCY_NOT_HELD, "currency")
                    .with("currency", currency);
        }
        return new StaticCodeResponse(
                new MerchantCode(MerchantCode.Kind.MERCHANT, merchant.id(), currency).shownBy(merchant, null),
                currency);
    }

    /** Calls an order off. */
    @POST
    @Path("/{id}/cancellation")
    @Operation(operationId = "cancelOrder", summary = "Cancel an order that nobody is paying")
    @APIResponse(responseCode = "200", description = "The cancelled order")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "ORDER_NOT_OPEN, ORDER_BEING_PAID")
    public OrderResponse cancel(@PathParam("id") UUID id) {
        Merchant merchant = caller.merchant();
        return OrderResponse.forMerchant(orders.cancel(id, merchant.id()), merchant, links);
    }

    private MerchantOrder own(UUID id, Merchant merchant) {
        return orders.order(id)
                .filter(order -> order.merchantId().equals(merchant.id()))
                .orElseThrow(OrderResource::notFound);
    }

    private static Duration life(@Nullable String text) {
        try {
            Duration life = Duration.parse(text == null ? "PT15M" : text);
            if (life.compareTo(Duration.ofSeconds(1)) >= 0 && life.compareTo(LONGEST_LIFE) <= 0) {
                return life;
            }
        } catch (DateTimeParseException e) {
            throw ProblemException.of(OrderProblem.ORDER_EXPIRY_INVALID, "expiresIn");
        }
        throw ProblemException.of(OrderProblem.ORDER_EXPIRY_INVALID, "expiresIn");
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND);
    }
}
