package io.okpay.payment.corridor;

import io.okpay.payment.page.PageRequest;
import io.okpay.payment.tariff.FeeRule;
import io.okpay.payment.tariff.Tariff;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where money may go abroad; operators close corridors and open them again. */
@Path("/v1/corridors")
@PermitAll
@Tag(name = "Cross-border transfers")
public class CorridorResource {

    private static final Logger LOG = Logger.getLogger(CorridorResource.class);
    private static final java.util.regex.Pattern ID = java.util.regex.Pattern.compile("[a-z0-9-]{1,40}");

    private final Corridors corridors;
    private final Tariffs tariffs;
    private final Caller caller;

    /** The corridors that were asked for. */
    public record CorridorsResponse(List<CorridorResponse> items) {}

    /**
     * Why a corridor is closed.
     *
     * @param reason customers read it
     */
    public record ClosureRequest(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}]*") String reason) {}

    CorridorResource(Corridors corridors, Tariffs tariffs, Caller caller) {
        this.corridors = corridors;
        this.tariffs = tariffs;
        this.caller = caller;
    }

    /** The terms. */
    @GET
    @Operation(
            operationId = "listCorridors",
            summary =
                    "Where money may go abroad: fees, limits, what a beneficiary needs, purposes, cut-off and arrival")
    @APIResponse(responseCode = "200", description = "The corridors, closed ones too, with the reason")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public CorridorsResponse list(
            @Parameter(description = "ISO 3166-1 alpha-2", example = "KW") @QueryParam("toCountry") @Nullable String toCountry,
            @Parameter(description = "ISO 4217", example = "KWD") @QueryParam("currency") @Nullable String currency,
            @Context HttpHeaders headers) {
        Instant now = Instant.now();
        Locale language = Languages.of(headers);
        List<FeeRule> rules = rules(now);
        return new CorridorsResponse(
                corridors.all(code("toCountry", toCountry, "[A-Z]{2}"), code("currency", currency, "[A-Z]{3}")).stream()
                        .map(terms -> CorridorResponse.from(terms, rules, now, language))
                        .toList());
    }

    /** Closes one. */
    @POST
    @Path("/{id}/closure")
    @RolesAllowed({"risk", "finance", "admin"})
    @Transactional
    @Operation(
            operationId = "closeCorridor",
            summary = "Let no more money go there, from now on",
            description = "Quotes that were given cannot be accepted any more; accepted payments go on.")
    @APIResponse(responseCode = "200", description = "The closed corridor, also when it was closed before")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public CorridorResponse close(
            @PathParam("id") String id, @NotNull @Valid ClosureRequest request, @Context HttpHeaders headers) {
        return become(terms(id).closed(request.reason().strip()), headers);
    }

    /** Opens one again. */
    @POST
    @Path("/{id}/opening")
    @RolesAllowed({"finance", "admin"})
    @Transactional
    @Operation(operationId = "openCorridor", summary = "Let money go there again")
    @APIResponse(responseCode = "200", description = "The open corridor, also when it was open before")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public CorridorResponse open(@PathParam("id") String id, @Context HttpHeaders headers) {
        return become(terms(id).opened(), headers);
    }

    private CorridorResponse become(CorridorTerms terms, HttpHeaders headers) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        if (corridors.become(terms, caller.customerId(), now)) {
            LOG.infof("Corridor %s is %s", terms.id(), terms.open() ? "open" : "closed: " + terms.closedBecause());
        }
        return CorridorResponse.from(terms(terms.id()), rules(now), now, Languages.of(headers));
    }

    private List<FeeRule> rules(Instant now) {
        return tariffs.at(now).map(Tariff::rules).orElse(List.of());
    }

    private CorridorTerms terms(String id) {
        return Optional.of(id)
                .filter(text -> ID.matcher(text).matches())
                .flatMap(corridors::of)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static @Nullable String code(String parameter, @Nullable String value, String form) {
        if (value != null && !value.matches(form)) {
            throw PageRequest.invalid(parameter);
        }
        return value;
    }
}
