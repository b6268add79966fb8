package io.okpay.payment.operatorcase;

import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Matters for a person: one of the staff proposes a decision, another approves it. */
@Path("/v1/cases")
@RolesAllowed({"finance", "admin"})
@Tag(name = "Cases")
public class CaseResource {

    private static final int MOST = 200;

    private final Cases cases;
    private final Caller caller;

    /**
     * A decision to be proposed.
     *
     * @param note why, for whoever approves it
     */
    public record DecisionRequest(
            @NotNull Decision decision,
            @Nullable @Size(max = 500) String note) {}

    /**
     * A case.
     *
     * @param details what led to it
     * @param decisions what can be decided
     * @param decision what is proposed, or was decided
     * @param closedBy who approved; left out when the matter settled itself
     */
    public record CaseResponse(
            UUID id,
            CaseKind kind,
            UUID paymentId,
            Map<String, String> details,
            Set<Decision> decisions,
            Instant openedAt,
            @Nullable Decision decision,
            @Nullable String note,
            @Nullable UUID proposedBy,
            @Nullable UUID closedBy,
            @Nullable Instant closedAt) {

        static CaseResponse from(OperatorCase one) {
            return new CaseResponse(
                    one.id(),
                    one.kind(),
                    one.paymentId(),
                    one.details(),
                    one.kind().decisions(),
                    one.openedAt(),
                    one.decision(),
                    one.note(),
                    one.proposedBy(),
                    one.closedBy(),
                    one.closedAt());
        }
    }

    /** Cases, the oldest first while they are open. */
    public record CasesResponse(List<CaseResponse> items) {}

    CaseResource(Cases cases, Caller caller) {
        this.cases = cases;
        this.caller = caller;
    }

    /** Open cases, or the latest closed ones. */
    @GET
    @Transactional
    @Operation(
            operationId = "listCases",
            summary = "What waits for a person; with closed=true the latest 200 that are decided")
    public CasesResponse list(@QueryParam("closed") @DefaultValue("false") boolean closed) {
        return new CasesResponse((closed ? cases.closed(MOST) : cases.open())
                .stream().map(CaseResponse::from).toList());
    }

    /** Proposes a decision. */
    @POST
    @Path("/{id}/decision")
    @Operation(
            operationId = "proposeDecision",
            summary = "Propose a decision; it counts when a second person approves it")
    @APIResponse(responseCode = "200", description = "The case with the proposal, instead of an earlier one")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CASE_CLOSED")
    @APIResponse(responseCode = "422", description = "DECISION_NOT_POSSIBLE")
    public CaseResponse propose(@PathParam("id") UUID id, @NotNull @Valid DecisionRequest request) {
        return CaseResponse.from(cases.propose(id, request.decision(), request.note(), caller.customerId(), now()));
    }

    /** Approves what somebody else proposed; it has its effect at once. */
    @POST
    @Path("/{id}/decision/approval")
    @Operation(operationId = "approveDecision", summary = "Approve a decision that somebody else proposed")
    @APIResponse(responseCode = "200", description = "The closed case")
    @APIResponse(responseCode = "403", description = "SECOND_PERSON_REQUIRED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CASE_CLOSED, NOTHING_PROPOSED")
    public CaseResponse approve(@PathParam("id") UUID id) {
        return CaseResponse.from(cases.approve(id, caller.customerId(), now()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
