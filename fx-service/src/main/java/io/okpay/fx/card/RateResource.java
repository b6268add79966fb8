package io.okpay.fx.card;

import io.okpay.fx.currency.Currencies;
import io.okpay.fx.problem.RateProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rates of now, for everybody. */
@Path("/v1/fx/rates")
@PermitAll
@Tag(name = "Rates")
public class RateResource {

    private final Cards cards;
    private final Currencies currencies;

    /**
     * Rates of one issue.
     *
     * @param rates each pair once, as the market quotes it
     */
    public record RatesResponse(List<RateResponse> rates) {}

    RateResource(Cards cards, Currencies currencies) {
        this.cards = cards;
        this.currencies = currencies;
    }

    /** All rates, or those of a pair or a currency. */
    @GET
    @Operation(
            operationId = "listRates",
            summary = "At what rates customers exchange",
            description = "Each pair once, as the market quotes it; a pair that is asked for comes as it is asked for.")
    @APIResponse(
            responseCode = "200",
            description = "The rates of the latest issue, with an ETag",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RatesResponse.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "UNKNOWN_PAIR")
    @APIResponse(responseCode = "422", description = "SAME_CURRENCY, RATE_STALE")
    public Response list(
            @Parameter(description = "for example EUR/USD") @QueryParam("pair") @Nullable String pair,
            @Parameter(description = "only pairs with this currency") @QueryParam("currency") @Nullable String currency,
            @Context Request request) {
        if (pair != null) {
            RateCard card = cards.valid(AskedPair.parse(pair, "pair"), "pair");
            return answer(request, List.of(card), new RatesResponse(List.of(RateResponse.from(card))));
        }
        List<RateCard> asked = cards.valid().stream()
                .filter(card -> currency == null
                        || card.pair().base().equals(currency)
                        || card.pair().quote().equals(currency))
                .toList();
        if (asked.isEmpty()) {
            throw currency == null || currencies.servedCodes().contains(currency)
                    ? ProblemException.of(RateProblem.RATE_STALE).with("pair", "every pair")
                    : AskedPair.unknown("this currency", "currency");
        }
        return answer(
                request,
                asked,
                new RatesResponse(asked.stream().map(RateResponse::from).toList()));
    }

    /** One pair. */
    @GET
    @Path("/{base}/{quote}")
    @Operation(operationId = "getRate", summary = "At what rates customers exchange one pair")
    @APIResponse(
            responseCode = "200",
            description = "The rates, with an ETag",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RateResponse.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "UNKNOWN_PAIR")
    @APIResponse(responseCode = "422", description = "SAME_CURRENCY, RATE_STALE")
    public Response get(@PathParam("base") String base, @PathParam("quote") String quote, @Context Request request) {
        RateCard card = cards.valid(AskedPair.parse(base + "/" + quote, "base"), "base");
        return answer(request, List.of(card), RateResponse.from(card));
    }

    /** The latest version and how many there are: older cards that stood may have ended. */
    private static Response answer(Request request, List<RateCard> asked, Object body) {
        long version =
                asked.stream().mapToLong(card -> card.issue().version()).max().orElse(0);
        EntityTag tag = new EntityTag(version + "-" + asked.size());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(body).tag(tag) : unchanged)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }
}
