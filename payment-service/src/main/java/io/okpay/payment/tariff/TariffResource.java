package io.okpay.payment.tariff;

import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tariffs: for everybody to read, for finance to write. */
@Path("/v1/tariffs")
@PermitAll
@Tag(name = "Tariffs")
public class TariffResource {

    private final Tariffs tariffs;
    private final EditTariff editTariff;
    private final Idempotency idempotency;
    private final SecurityIdentity identity;
    private final Caller caller;

    TariffResource(
            Tariffs tariffs, EditTariff editTariff, Idempotency idempotency, SecurityIdentity identity, Caller caller) {
        this.tariffs = tariffs;
        this.editTariff = editTariff;
        this.idempotency = idempotency;
        this.identity = identity;
        this.caller = caller;
    }

    /** The tariff that is valid now or at an instant. */
    @GET
    @Operation(operationId = "getTariff", summary = "The fees, now or at any instant, past or future")
    @APIResponse(responseCode = "200", description = "The tariff")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no tariff was valid then")
    public Tariff get(
            @Parameter(description = "RFC 3339 instant; now when it is left out", example = "2026-03-01T00:00:00Z")
                    @QueryParam("at")
                    @Nullable String at) {
        return valid(at);
    }

    /** One version. */
    @GET
    @Path("/{version}")
    @Operation(operationId = "getTariffVersion", summary = "One tariff by its version; finance sees drafts too")
    @APIResponse(responseCode = "200", description = "The tariff")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is a draft and you are not finance")
    public Tariff version(@PathParam("version") int version) {
        return tariffs.version(version)
                .filter(tariff -> tariff.status() == Tariff.Status.PUBLISHED || identity.hasRole("finance"))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** Why a payment costs what it costs. */
    @GET
    @Path("/explain")
    @Operation(
            operationId = "explainTariff",
            summary = "The rule that prices a payment, those that do not, and why",
            description =
                    "The rule that says most about a payment wins. What counts, the weightiest first: the payer's"
                            + " country, the payee's country, the corridor, the tier, the currency, the instrument, the amount.")
    @APIResponse(responseCode = "200", description = "The explanation; without won when no rule fits")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no tariff was valid then")
    @APIResponse(
            responseCode = "422",
            description = "TYPE_NOT_PRICED, UNKNOWN_COUNTRY, UNKNOWN_CURRENCY, INVALID_AMOUNT")
    public Explanation explain(@BeanParam TariffQuestion question, @Context HttpHeaders headers) {
        FeeBasis basis = question.basis();
        return Explanation.of(valid(question.at), basis, question.received(), Languages.of(headers));
    }

    /** Drafts a tariff. */
    @POST
    @RolesAllowed({"finance", "admin"})
    @Operation(
            operationId = "draftTariff",
            summary = "Draft the tariff that will hold from an instant on",
            description = "It prices nothing until another person of finance publishes it.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The draft",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Tariff.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "REQUEST_IN_PROGRESS")
    @APIResponse(
            responseCode = "422",
            description = "TARIFF_STARTS_IN_PAST, TARIFF_RULES_TIE, TARIFF_FEE_FALLS, TARIFF_RULE_REPEATED,"
                    + " RULE_CURRENCY_REQUIRED, RULE_RANGE_EMPTY, RULE_CORRIDOR_CONTRADICTS, TYPE_NOT_PRICED,"
                    + " UNKNOWN_COUNTRY, UNKNOWN_CURRENCY, IDEMPOTENCY_KEY_REUSED")
    public Response draft(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid TariffRequest request) {
        UUID drafter = caller.customerId();
        return idempotency.once(drafter.toString(), "POST /v1/tariffs", key, request, () -> {
            Tariff draft = editTariff.draft(request, drafter);
            return Answer.created(draft, "/v1/tariffs/" + draft.version());
        });
    }

    /** Publishes a draft. */
    @POST
    @Path("/{version}/publication")
    @RolesAllowed({"finance", "admin"})
    @Operation(
            operationId = "publishTariff",
            summary = "Publish a tariff that somebody else drafted",
            description = "From then on it never changes. What was quoted before it begins keeps its price.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The published tariff",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Tariff.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING")
    @APIResponse(responseCode = "403", description = "SECOND_PERSON_REQUIRED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(
            responseCode = "409",
            description = "TARIFF_ALREADY_PUBLISHED, TARIFF_START_TAKEN, REQUEST_IN_PROGRESS")
    @APIResponse(responseCode = "422", description = "TARIFF_STARTS_IN_PAST, and what draftTariff refuses of rules")
    public Response publish(@PathParam("version") int version, @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID publisher = caller.customerId();
        String operation = "POST /v1/tariffs/" + version + "/publication";
        return idempotency.once(publisher.toString(), operation, key, Map.of(), () -> {
            Tariff tariff = editTariff.publish(version, publisher);
            return Answer.created(tariff, "/v1/tariffs/" + version);
        });
    }

    private Tariff valid(@Nullable String at) {
        return tariffs.at(at == null ? Instant.now() : Parameters.instant("at", at))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
