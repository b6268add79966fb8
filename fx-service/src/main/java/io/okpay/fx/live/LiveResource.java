package io.okpay.fx.live;

import io.okpay.fx.card.AskedPair;
import io.okpay.fx.currency.Currencies;
import io.okpay.fx.rate.CurrencyPair;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Rates as they move, for everybody. */
@Path("/v1/fx/rates/stream")
@PermitAll
@Tag(name = "Rates")
public class LiveResource {

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String USUAL = "EUR/USD,EUR/GBP,USD/JPY,GBP/USD,EUR/CHF,USD/CNY";
    private static final int MOST = 50;

    private final LiveRates rates;
    private final Currencies currencies;

    /**
     * The mid-market rates of a time.
     *
     * @param mids by pair
     */
    public record LiveResponse(Instant asOf, String source, Map<String, String> mids) {}

    LiveResource(LiveRates rates, Currencies currencies) {
        this.rates = rates;
        this.currencies = currencies;
    }

    /** The rates whenever they change, at most once a second. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @io.smallrye.common.annotation.Blocking
    @Operation(
            operationId = "streamRates",
            summary = "Mid-market rates as they move, as server-sent events",
            description = "One event whenever rates change, at most one a second; none while the source is silent.")
    @APIResponse(responseCode = "200", description = "Events without end")
    @APIResponse(responseCode = "404", description = "UNKNOWN_PAIR")
    @APIResponse(responseCode = "422", description = "SAME_CURRENCY")
    public Multi<LiveResponse> stream(
            @Parameter(description = "pairs with commas between, at most 50; some usual ones when it is left out")
                    @QueryParam("pairs")
                    @Nullable String pairs) {
        List<CurrencyPair> asked = Arrays.stream((pairs == null ? USUAL : pairs).split(",", -1))
                .limit(MOST)
                .map(pair -> AskedPair.parse(pair, "pairs"))
                .toList();
        Set<String> served = currencies.servedCodes();
        asked.stream()
                .filter(pair -> !served.contains(pair.base()) || !served.contains(pair.quote()))
                .findFirst()
                .ifPresent(pair -> {
                    throw AskedPair.unknown(pair.toString(), "pairs");
                });
        return Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .map(tick -> rates.latest())
                .select()
                .where(Optional::isPresent)
                .map(Optional::orElseThrow)
                .skip()
                .repetitions((one, next) -> one.asOf().compareTo(next.asOf()))
                .map(now -> response(now, asked));
    }

    private LiveResponse response(LiveRates.Now now, List<CurrencyPair> asked) {
        Map<String, String> mids = new TreeMap<>();
        asked.forEach(pair -> now.mids()
                .mid(pair)
                .ifPresent(mid ->
                        mids.put(pair.toString(), mid.stripTrailingZeros().toPlainString())));
        return new LiveResponse(now.asOf(), rates.source(), mids);
    }
}
