package io.okpay.fx.history;

import io.okpay.fx.card.AskedPair;
import io.okpay.fx.currency.Currencies;
import io.okpay.fx.rate.CurrencyPair;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How rates were, for everybody. */
@Path("/v1/fx/rates/history")
@PermitAll
@Tag(name = "Rates")
public class HistoryResource {

    private final Bars bars;
    private final Currencies currencies;

    /**
     * Bars of a pair. An interval without rates has no bar.
     *
     * @param source ECB for days and weeks, else STREAM
     * @param bars earliest first
     */
    public record HistoryResponse(
            String pair, String source, String interval, Instant from, Instant to, List<BarResponse> bars) {}

    /** The first, highest, lowest and last mid-market rate of an interval that begins at {@code at}. */
    public record BarResponse(Instant at, String open, String high, String low, String close) {}

    HistoryResource(Bars bars, Currencies currencies) {
        this.bars = bars;
        this.currencies = currencies;
    }

    /** Bars of a pair. */
    @GET
    @Operation(operationId = "getRateHistory", summary = "How a rate was: open, high, low and close of each interval")
    @APIResponse(responseCode = "200", description = "The bars")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "404", description = "UNKNOWN_PAIR")
    @APIResponse(responseCode = "422", description = "SAME_CURRENCY, PERIOD_INVALID, PERIOD_TOO_LONG")
    public HistoryResponse history(@BeanParam HistoryQuestion question) {
        HistoryQuestion.Period period = checked(question);
        return new HistoryResponse(
                period.pair().toString(),
                period.interval().source(),
                period.interval().text(),
                period.from(),
                period.to(),
                read(period).stream()
                        .map(bar -> new BarResponse(
                                bar.at(), text(bar.open()), text(bar.high()), text(bar.low()), text(bar.close())))
                        .toList());
    }

    /** The same as a picture. */
    @GET
    @Path("/chart.svg")
    @Produces("image/svg+xml")
    @Operation(operationId = "drawRateHistory", summary = "The same as a picture")
    @APIResponse(responseCode = "200", description = "An SVG image")
    @APIResponse(responseCode = "404", description = "UNKNOWN_PAIR")
    public String chart(@BeanParam HistoryQuestion question) {
        HistoryQuestion.Period period = checked(question);
        return Chart.svg(period, read(period));
    }

    private HistoryQuestion.Period checked(HistoryQuestion question) {
        HistoryQuestion.Period period = question.checked(Instant.now());
        CurrencyPair pair = period.pair();
        Set<String> served = currencies.servedCodes();
        if (!served.contains(pair.base()) || !served.contains(pair.quote())) {
            throw AskedPair.unknown(pair.toString(), "pair");
        }
        return period;
    }

    private List<Bar> read(HistoryQuestion.Period period) {
        return bars.of(period.pair(), period.interval(), period.from(), period.to());
    }

    private static String text(BigDecimal rate) {
        return rate.stripTrailingZeros().toPlainString();
    }
}
