package io.okpay.fx.card;

import io.okpay.fx.problem.RateProblem;
import io.okpay.fx.rate.CurrencyPair;
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
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
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

    /**
     * Rates of one issue.
     *
     * @param rates each pair once, as the market quotes it
     */
    public record RatesResponse(List<RateResponse> rates) {}

    RateResource(Cards cards) {
        this.cards = cards;
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
            CurrencyPair asked = AskedPair.parse(pair, "pair");
            return answer(request, asked, () -> new RatesResponse(List.of(RateResponse.from(card(asked)))));
        }
        if (currency != null && !issue(currency).mids().currencies().contains(currency)) {
            throw AskedPair.unknown("this currency", "currency");
        }
        return answer(
                request,
                null,
                () -> new RatesResponse(issue("every pair").inOrder().stream()
                        .filter(card -> currency == null
                                || card.pair().base().equals(currency)
                                || card.pair().quote().equals(currency))
                        .map(RateResponse::from)
                        .toList()));
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
        CurrencyPair asked = AskedPair.parse(base + "/" + quote, "base");
        return answer(request, asked, () -> RateResponse.from(card(asked)));
    }

    private Response answer(Request request, @Nullable CurrencyPair pair, Supplier<Object> body) {
        String asked = pair == null ? "every pair" : pair.toString();
        if (pair != null) {
            card(pair);
        }
        EntityTag tag = new EntityTag(Long.toString(issue(asked).issue().version()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(body.get()).tag(tag) : unchanged)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private RateCard card(CurrencyPair pair) {
        return issue(pair.toString()).card(pair).orElseThrow(() -> AskedPair.unknown(pair.toString(), "pair"));
    }

    private Cards.Latest issue(String asked) {
        return cards.latest()
                .filter(latest -> latest.validAt(Instant.now()))
                .orElseThrow(() -> ProblemException.of(RateProblem.RATE_STALE).with("pair", asked));
    }
}
