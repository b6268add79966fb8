package io.okpay.payment.promotion;

import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The operator's promotions, for finance. Customers meet them as a line of their quotes. */
@Path("/v1/promotions")
@RolesAllowed({"finance", "admin"})
@Tag(name = "Promotions")
public class PromotionResource {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;

    private final EditPromotion editPromotion;
    private final Idempotency idempotency;
    private final Caller caller;

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record PromotionsResponse(
            List<PromotionResponse> items, @Nullable String nextCursor) {}

    PromotionResource(EditPromotion editPromotion, Idempotency idempotency, Caller caller) {
        this.editPromotion = editPromotion;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Proposes a promotion. */
    @POST
    @Operation(
            operationId = "proposePromotion",
            summary = "Propose a promotion",
            description = "It reduces nothing until another person of finance approves it.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The proposal",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PromotionResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "REQUEST_IN_PROGRESS")
    @APIResponse(
            responseCode = "422",
            description = "PROMOTION_WINDOW_EMPTY, PROMOTION_CURRENCIES_DIFFER, PROMOTION_NEVER_FITS, INVALID_AMOUNT,"
                    + " UNKNOWN_CURRENCY, UNKNOWN_COUNTRY, TYPE_NOT_PRICED, IDEMPOTENCY_KEY_REUSED")
    public Response propose(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid PromotionRequest request) {
        UUID proposer = caller.customerId();
        return idempotency.once(proposer.toString(), "POST /v1/promotions", key, request, () -> {
            PromotionResponse proposal = editPromotion.propose(request, proposer);
            return Answer.created(proposal, "/v1/promotions/" + proposal.id());
        });
    }

    /** Approves a promotion that somebody else proposed. */
    @POST
    @Path("/{id}/approval")
    @Operation(
            operationId = "approvePromotion",
            summary = "Approve a promotion that somebody else proposed",
            description = "From then on its terms never change.")
    @APIResponse(responseCode = "200", description = "The promotion")
    @APIResponse(responseCode = "403", description = "SECOND_PERSON_REQUIRED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "PROMOTION_ALREADY_APPROVED, PROMOTION_CODE_TAKEN")
    @APIResponse(responseCode = "422", description = "PROMOTION_WINDOW_EMPTY: it would be over already")
    public PromotionResponse approve(@PathParam("id") UUID id) {
        return editPromotion.approve(id, caller.customerId());
    }

    /** Stops a promotion. */
    @POST
    @Path("/{id}/pause")
    @Operation(
            operationId = "pausePromotion",
            summary = "Stop a promotion at once",
            description = "Quotes that promise it can no longer be paid: PROMOTION_NOT_RUNNING. Payments keep it.")
    @APIResponse(responseCode = "200", description = "The paused promotion; the same when it was paused already")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "PROMOTION_NOT_APPROVED")
    public PromotionResponse pause(@PathParam("id") UUID id) {
        return editPromotion.pause(id, caller.customerId());
    }

    /** Lets a paused promotion go on. */
    @POST
    @Path("/{id}/resumption")
    @Operation(operationId = "resumePromotion", summary = "Let a paused promotion go on")
    @APIResponse(responseCode = "200", description = "The promotion; the same when it was not paused")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "PROMOTION_NOT_APPROVED")
    public PromotionResponse resume(@PathParam("id") UUID id) {
        return editPromotion.resume(id);
    }

    /** One promotion. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getPromotion", summary = "One promotion with what is left of it")
    @APIResponse(responseCode = "200", description = "The promotion")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public PromotionResponse get(@PathParam("id") UUID id) {
        return editPromotion.find(id);
    }

    /** All promotions. */
    @GET
    @Operation(operationId = "listPromotions", summary = "All promotions with what is left of them, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public PromotionsResponse list(
            @Parameter(description = "1 to 100; 20 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor) {
        int size = size(limit);
        List<PromotionResponse> found = editPromotion.page(last(cursor), size + 1);
        boolean more = found.size() > size;
        List<PromotionResponse> shown = more ? found.subList(0, size) : found;
        return new PromotionsResponse(shown, more ? shown.getLast().id().toString() : null);
    }

    private static int size(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw invalid("limit");
        }
        throw invalid("limit");
    }

    private static @Nullable UUID last(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid("cursor");
        }
    }

    private static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }
}
