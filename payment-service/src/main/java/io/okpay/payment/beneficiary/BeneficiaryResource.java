package io.okpay.payment.beneficiary;

import io.okpay.payment.corridor.Corridors;
import io.okpay.payment.corridor.PayoutMethod;
import io.okpay.payment.page.PageRequest;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A customer's beneficiaries. */
@Path("/v1/me/beneficiaries")
@RolesAllowed("customer")
@Tag(name = "Cross-border transfers")
public class BeneficiaryResource {

    private static final String LIST = "beneficiaries";
    private static final int MOST = 200;

    private final Beneficiaries beneficiaries;
    private final Corridors corridors;
    private final Caller caller;

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record BeneficiaryPage(
            List<BeneficiaryResponse> items, @Nullable String nextCursor) {}

    BeneficiaryResource(Beneficiaries beneficiaries, Corridors corridors, Caller caller) {
        this.beneficiaries = beneficiaries;
        this.corridors = corridors;
        this.caller = caller;
    }

    /** Adds one. */
    @POST
    @Transactional
    @Operation(
            operationId = "createBeneficiary",
            summary = "Add a bank account abroad",
            description = "What a corridor asks for besides the account, GET /v1/corridors says.")
    @APIResponse(
            responseCode = "201",
            description = "The beneficiary",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BeneficiaryResponse.class)))
    @APIResponse(responseCode = "200", description = "You had the same account already: that beneficiary, as it was")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "TOO_MANY_BENEFICIARIES")
    @APIResponse(
            responseCode = "422",
            description = "BENEFICIARY_COUNTRY_NOT_SERVED, BENEFICIARY_CURRENCY_NOT_SERVED, BENEFICIARY_IBAN_INVALID,"
                    + " BENEFICIARY_ACCOUNT_INVALID, BENEFICIARY_BANK_CODE_INVALID, BENEFICIARY_BIC_INVALID")
    public Response create(@NotNull @Valid BeneficiaryRequest request) {
        UUID customerId = caller.customerId();
        BeneficiaryRequest checked = request.checked();
        if (corridors.all(checked.country(), checked.currency()).stream()
                .noneMatch(terms -> terms.method() == PayoutMethod.BANK_ACCOUNT)) {
            throw checked.refusal(BeneficiaryProblem.BENEFICIARY_CURRENCY_NOT_SERVED, "currency");
        }
        beneficiaries.lockListOf(customerId);
        Beneficiary made = new Beneficiary(customerId, checked, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Beneficiary before = beneficiaries.same(customerId, made).orElse(null);
        if (before != null) {
            return Response.ok(BeneficiaryResponse.from(before)).build();
        }
        if (beneficiaries.count(customerId) >= MOST) {
            throw ProblemException.of(BeneficiaryProblem.TOO_MANY_BENEFICIARIES).with("most", Integer.toString(MOST));
        }
        beneficiaries.persist(made);
        return Response.status(201)
                .header("Location", "/v1/me/beneficiaries/" + made.id())
                .entity(BeneficiaryResponse.from(made))
                .build();
    }

    /** The list. */
    @GET
    @Operation(operationId = "listBeneficiaries", summary = "Your beneficiaries, the newest first")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public BeneficiaryPage list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        PageRequest page = PageRequest.of(LIST, limit, cursor);
        PageRequest.Cut<Beneficiary> cut = page.cut(beneficiaries.page(caller.customerId(), page), Beneficiary::id);
        return new BeneficiaryPage(
                cut.items().stream().map(BeneficiaryResponse::from).toList(), cut.nextCursor());
    }

    /** One. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getBeneficiary", summary = "One of your beneficiaries")
    @APIResponse(responseCode = "200", description = "The beneficiary")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public BeneficiaryResponse get(@PathParam("id") UUID id) {
        return BeneficiaryResponse.from(own(id));
    }

    /** Removes one. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "removeBeneficiary",
            summary = "Remove one of your beneficiaries",
            description = "Payments to it that were accepted go on.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public void remove(@PathParam("id") UUID id) {
        beneficiaries.remove(own(id), Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private Beneficiary own(UUID id) {
        return beneficiaries
                .of(id, caller.customerId())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
