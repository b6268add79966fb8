package io.okpay.payment.tariff;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tariff, for everybody. */
@Path("/v1/tariffs")
@PermitAll
@Tag(name = "Tariffs")
public class TariffResource {

    private final Tariffs tariffs;

    TariffResource(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /** The tariff that is valid now or at an instant. */
    @GET
    @Operation(operationId = "getTariff", summary = "The fees, now or at any instant")
    @APIResponse(responseCode = "200", description = "The tariff")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no tariff was valid then")
    public Tariffs.Tariff get(
            @Parameter(description = "RFC 3339 instant; now when it is left out", example = "2026-03-01T00:00:00Z")
                    @QueryParam("at")
                    @Nullable String at) {
        return tariffs.at(at == null ? Instant.now() : instant(at))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem("at", "Invalid", "an RFC 3339 instant")));
        }
    }
}
