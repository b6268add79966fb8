package io.okpay.fx.currency;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of currencies, for everybody. */
@Path("/v1/fx/currencies")
@PermitAll
@Tag(name = "Currencies")
public class CurrencyResource {

    private static final int MAX_AGE_SECONDS = 60;
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private final Currencies currencies;

    CurrencyResource(Currencies currencies) {
        this.currencies = currencies;
    }

    /** All currencies by code. */
    @GET
    @Operation(operationId = "listCurrencies", summary = "Which currencies are served, with their minor digits")
    @APIResponse(
            responseCode = "200",
            description = "All currencies by code, with an ETag",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = CurrencyResponse.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
    public Response list(@Context Request request) {
        List<CurrencyResponse> all =
                currencies.inOrder().stream().map(CurrencyResponse::from).toList();
        EntityTag tag = new EntityTag(Integer.toHexString(all.hashCode()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        CacheControl cache = new CacheControl();
        cache.setMaxAge(MAX_AGE_SECONDS);
        return (unchanged == null ? Response.ok(all).tag(tag) : unchanged)
                .cacheControl(cache)
                .build();
    }

    /** One currency. */
    @GET
    @Path("/{code}")
    @Operation(operationId = "getCurrency", summary = "One currency")
    @APIResponse(responseCode = "200", description = "The currency")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public CurrencyResponse get(@PathParam("code") String code) {
        return Optional.of(code)
                .filter(text -> CODE.matcher(text).matches())
                .flatMap(currencies::findByIdOptional)
                .map(CurrencyResponse::from)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
