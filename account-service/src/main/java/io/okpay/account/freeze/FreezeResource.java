package io.okpay.account.freeze;

import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Freezes, for operators. */
@Path("/v1")
@Tag(name = "Freezes")
public class FreezeResource {

    private static final int MOST = 200;
    private static final String WORDS = "(?=[\\s\\S]*\\S)[^\\p{Cc}\\p{Cs}&&[^\\n]]*";

    private final FreezeCustomer freezeCustomer;
    private final Caller caller;

    /**
     * A freeze to be made.
     *
     * @param reasonClass what the customer is told
     * @param note why, for operators only
     * @param reviewBy by when it is looked at again; the customer is told, so it is a promise
     */
    public record FreezeRequest(
            @NotNull FreezeReason reasonClass,

            @NotNull @Size(min = 1, max = 1000) @Pattern(regexp = WORDS) @Schema(examples = "Three new payees within an hour")
            String note,

            @NotNull @Schema(examples = "2030-01-31T12:00:00Z")
            Instant reviewBy) {}

    /**
     * The wish to end a freeze.
     *
     * @param note why, for whoever agrees
     */
    public record ReleaseRequest(
            @NotNull @Size(min = 1, max = 1000) @Pattern(regexp = WORDS) @Schema(examples = "She made the payments herself")
            String note) {}

    /** A list. */
    public record FreezesResponse(List<FreezeResponse> items) {}

    FreezeResource(FreezeCustomer freezeCustomer, Caller caller) {
        this.freezeCustomer = freezeCustomer;
        this.caller = caller;
    }

    /** Freezes. */
    @POST
    @Path("/customers/{id}/freezes")
    @RolesAllowed({"risk", "support"})
    @Operation(
            operationId = "freezeCustomer",
            summary = "Freeze a customer",
            description = "The next debit is refused. The customer is told the class of reason, never the note.")
    @APIResponse(
            responseCode = "201",
            description = "Frozen",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FreezeResponse.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such customer")
    @APIResponse(responseCode = "409", description = "ALREADY_FROZEN")
    @APIResponse(responseCode = "422", description = "REVIEW_TIME_INVALID")
    public Response freeze(@PathParam("id") UUID id, @NotNull @Valid FreezeRequest request) {
        FreezeResponse freeze = freezeCustomer.freeze(
                id, request.reasonClass(), request.note(), request.reviewBy(), caller.customerId());
        return Response.created(URI.create("/v1/customers/" + id + "/freezes"))
                .entity(freeze)
                .build();
    }

    /** The freezes of a customer. */
    @GET
    @Path("/customers/{id}/freezes")
    @RolesAllowed({"risk", "support", "admin"})
    @Operation(operationId = "listFreezes", summary = "All freezes of a customer, with who did what and why")
    @APIResponse(responseCode = "200", description = "Latest first")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such customer")
    public FreezesResponse of(@PathParam("id") UUID id) {
        return new FreezesResponse(freezeCustomer.of(id));
    }

    /** Those that hold. */
    @GET
    @Path("/freezes")
    @RolesAllowed({"risk", "support", "admin"})
    @Operation(
            operationId = "listFreezesToReview",
            summary = "The freezes that hold, the one to be reviewed first ahead")
    @APIResponse(responseCode = "200", description = "At most " + MOST)
    public FreezesResponse due() {
        return new FreezesResponse(freezeCustomer.due(MOST));
    }

    /** Asks for the end. */
    @POST
    @Path("/customers/{id}/freezes/{freezeId}/release-request")
    @RolesAllowed({"risk", "support"})
    @Operation(operationId = "requestRelease", summary = "Ask for the end of a freeze; another operator has to agree")
    @APIResponse(responseCode = "200", description = "Asked for; the customer is frozen all the same")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "RELEASE_ALREADY_REQUESTED, FREEZE_ENDED")
    public FreezeResponse requestRelease(
            @PathParam("id") UUID id, @PathParam("freezeId") UUID freezeId, @NotNull @Valid ReleaseRequest request) {
        return freezeCustomer.requestRelease(freezeId, id, request.note(), caller.customerId());
    }

    /** Agrees to the end. */
    @POST
    @Path("/customers/{id}/freezes/{freezeId}/release-approval")
    @RolesAllowed({"risk", "admin"})
    @Operation(operationId = "approveRelease", summary = "End a freeze for which another operator asked")
    @APIResponse(responseCode = "200", description = "Over: the wallets pay again")
    @APIResponse(responseCode = "403", description = "SECOND_OPERATOR_REQUIRED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "RELEASE_NOT_REQUESTED, FREEZE_ENDED")
    public FreezeResponse approveRelease(@PathParam("id") UUID id, @PathParam("freezeId") UUID freezeId) {
        return freezeCustomer.release(freezeId, id, caller.customerId());
    }
}
