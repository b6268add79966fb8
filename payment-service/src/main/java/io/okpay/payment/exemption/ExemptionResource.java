package io.okpay.payment.exemption;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.approval.ApprovalProblem;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
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

/** The operator's rules about payments without factors. */
@Path("/v1/exemptions")
@Tag(name = "Step-up")
public class ExemptionResource {

    private final ExemptionRules rules;
    private final Idempotency idempotency;
    private final Caller caller;

    /**
     * A rule to be proposed.
     *
     * @param enabled false ends the exemption of this kind and currency
     * @param most the largest exempt payment with its fees
     * @param total what LOW_VALUE payments may add up to since the last payment with both factors
     * @param payments how many of them
     */
    public record ExemptionRequest(
            @NotNull ExemptionKind kind,
            @NotNull Boolean enabled,
            @Nullable Money most,
            @Nullable Money total,
            @Nullable @Min(1) Integer payments) {

        ExemptionRule rule(Instant now) {
            boolean complete = switch (kind) {
                case OWN_ACCOUNT -> most == null && total == null && payments == null;
                case RECURRING -> false;
                case TRUSTED_PAYEE -> most != null && total == null && payments == null;
                case LOW_VALUE ->
                    most != null
                            && total != null
                            && payments != null
                            && most.currency().equals(total.currency())
                            && most.compareTo(total) <= 0;
            };
            if (!complete) {
                throw ProblemException.of(ExemptionProblem.EXEMPTION_INCOMPLETE);
            }
            if (most != null && !most.isPositive()) {
                throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "most.amount");
            }
            return new ExemptionRule(
                    UuidCreator.getTimeOrderedEpoch(), kind, enabled, most, total, payments, now, null, null);
        }
    }

    /** The rules that hold. */
    public record ExemptionsResponse(List<ExemptionRule> items) {}

    ExemptionResource(ExemptionRules rules, Idempotency idempotency, Caller caller) {
        this.rules = rules;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** The rules that hold. */
    @GET
    @RolesAllowed({"customer", "risk", "admin"})
    @Operation(operationId = "listExemptions", summary = "Which payments need no factors")
    @APIResponse(responseCode = "200", description = "One rule of each kind and currency")
    public ExemptionsResponse list() {
        return new ExemptionsResponse(rules.effective());
    }

    /** Proposes a rule. */
    @POST
    @RolesAllowed({"risk", "admin"})
    @Operation(operationId = "proposeExemption", summary = "Propose a rule; it holds when a second person approves it")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The proposal",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ExemptionRule.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "422", description = "EXEMPTION_INCOMPLETE, INVALID_AMOUNT, IDEMPOTENCY_KEY_REUSED")
    public Response propose(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid ExemptionRequest request) {
        UUID proposer = caller.customerId();
        ExemptionRule rule = request.rule(now());
        return idempotency.once(proposer.toString(), "POST /v1/exemptions", key, request, () -> {
            rules.propose(rule, proposer);
            return Answer.created(rule, "/v1/exemptions/" + rule.id());
        });
    }

    /** Approves a rule that somebody else proposed. */
    @POST
    @Path("/{id}/approval")
    @RolesAllowed({"risk", "admin"})
    @Operation(operationId = "approveExemption", summary = "Approve a rule that somebody else proposed")
    @APIResponse(responseCode = "200", description = "The rule; it holds from now on")
    @APIResponse(responseCode = "403", description = "SECOND_PERSON_REQUIRED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "EXEMPTION_ALREADY_APPROVED")
    public ExemptionRule approve(@PathParam("id") UUID id) {
        boolean approved = rules.approve(id, caller.customerId(), now());
        ExemptionRule rule = rules.find(id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (!approved) {
            throw ProblemException.of(
                    rule.approvedAt() == null
                            ? ApprovalProblem.SECOND_PERSON_REQUIRED
                            : ExemptionProblem.EXEMPTION_ALREADY_APPROVED);
        }
        return rule;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
