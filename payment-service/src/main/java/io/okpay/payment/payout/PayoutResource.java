package io.okpay.payment.payout;

import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.merchant.MerchantCaller;
import io.okpay.payment.page.PageRequest;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.problem.Languages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What merchants pay out in bulk. A payout needs no factors of a person: a merchant's server orders and confirms it in a process
 * that only corporate payers have (PSD2 RTS Art. 17).
 */
@Path("/v1/payouts")
@RolesAllowed("merchant")
@Tag(name = "Payouts")
public class PayoutResource {

    private static final String CREATE = "POST /v1/payouts";

    private final OpenPayout openPayout;
    private final Payouts payouts;
    private final PayoutLines lines;
    private final MerchantCaller caller;
    private final Idempotency idempotency;

    private record CsvRequest(String reference, String currency, String body) {}

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record PayoutPage(
            List<PayoutResponse> items, @Nullable String nextCursor) {}

    PayoutResource(
            OpenPayout openPayout, Payouts payouts, PayoutLines lines, MerchantCaller caller, Idempotency idempotency) {
        this.openPayout = openPayout;
        this.payouts = payouts;
        this.lines = lines;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** Takes lines as JSON. */
    @POST
    @Consumes("application/json")
    @Operation(
            operationId = "createPayout",
            summary = "Validate and price up to 10,000 payments as a whole",
            description =
                    "As JSON, or as text/csv with a header row and reference and currency in the query. When any line"
                            + " is wrong, nothing is stored, and lineErrors names the first 100 errors.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The payout, which waits for its confirmation",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PayoutResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    @APIResponse(responseCode = "409", description = "PAYOUT_REFERENCE_TAKEN, REQUEST_IN_PROGRESS")
    @APIResponse(responseCode = "413", description = "REQUEST_TOO_LARGE")
    @APIResponse(
            responseCode = "422",
            description = "PAYOUT_LINES_INVALID, PAYOUT_EMPTY, PAYOUT_TOO_MANY_LINES, PAYOUT_TOTAL_TOO_LARGE,"
                    + " MERCHANT_CURRENCY_NOT_HELD, IDEMPOTENCY_KEY_REUSED")
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid PayoutRequest request,
            @Context HttpHeaders headers) {
        LineErrors errors = new LineErrors(Languages.of(headers));
        return open(key, request, request.reference(), request.currency(), request::given, errors);
    }

    /** Takes lines as CSV. */
    @POST
    @Consumes("text/csv")
    @Operation(
            operationId = "createPayoutFromCsv",
            summary = "The same as createPayout, with the lines as CSV (RFC 4180)")
    public Response createFromCsv(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @QueryParam("reference") @Nullable @Pattern(regexp = PayoutRequest.REFERENCE) String reference,
            @QueryParam("currency") @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
            String body,
            @Context HttpHeaders headers) {
        if (reference == null) {
            throw PageRequest.invalid("reference");
        }
        if (currency == null) {
            throw PageRequest.invalid("currency");
        }
        LineErrors errors = new LineErrors(Languages.of(headers));
        return open(
                key,
                new CsvRequest(reference, currency, body),
                reference,
                currency,
                () -> PayoutCsv.read(body, errors),
                errors);
    }

    private Response open(
            @Nullable String key,
            Object request,
            String reference,
            String currency,
            Supplier<List<GivenLine>> given,
            LineErrors errors) {
        Merchant merchant = caller.merchant();
        return idempotency.once(merchant.id().toString(), CREATE, key, request, () -> {
            Payout payout = openPayout.open(merchant, reference, currency, given.get(), errors);
            return Answer.created(PayoutResponse.from(payout, lines.progress(payout)), "/v1/payouts/" + payout.id());
        });
    }

    /** The merchant's payouts. */
    @GET
    @Operation(operationId = "listPayouts", summary = "Your payouts, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    public PayoutPage list(
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        PageRequest.Cut<Payout> cut = payouts.page(caller.merchant().id(), PageRequest.of("payouts", limit, cursor));
        return new PayoutPage(
                cut.items().stream()
                        .map(payout -> PayoutResponse.from(payout, null))
                        .toList(),
                cut.nextCursor());
    }

    /** One payout. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getPayout", summary = "A payout and how far it is")
    @APIResponse(responseCode = "200", description = "The payout")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public PayoutResponse get(@PathParam("id") UUID id) {
        return withProgress(payouts.own(id, caller.merchant().id()));
    }

    /** Starts it. */
    @POST
    @Path("/{id}/confirmation")
    @Operation(
            operationId = "confirmPayout",
            summary = "Pay what was validated",
            description = "No factors are asked for: only corporate payers have this process (PSD2 RTS Art. 17).")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "202",
            description = "The payout, which is being paid",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PayoutResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "PAYOUT_NOT_OPEN, REQUEST_IN_PROGRESS")
    public Response confirm(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Merchant merchant = caller.merchant();
        return idempotency.once(
                merchant.id().toString(),
                "POST /v1/payouts/" + id + "/confirmation",
                key,
                id,
                () -> new Answer(202, withProgress(payouts.confirm(id, merchant.id())), null));
    }

    /** Calls it off. */
    @POST
    @Path("/{id}/cancellation")
    @Operation(operationId = "cancelPayout", summary = "Cancel a payout that is not confirmed")
    @APIResponse(responseCode = "200", description = "The cancelled payout")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "PAYOUT_NOT_OPEN")
    public PayoutResponse cancel(@PathParam("id") UUID id) {
        return withProgress(payouts.cancel(id, caller.merchant().id()));
    }

    private PayoutResponse withProgress(Payout payout) {
        return PayoutResponse.from(payout, lines.progress(payout));
    }
}
