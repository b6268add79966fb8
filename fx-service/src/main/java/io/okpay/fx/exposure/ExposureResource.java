package io.okpay.fx.exposure;

import io.okpay.fx.card.Cards;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
import io.okpay.platform.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What conversions left with the operator. */
@Path("/v1/fx/exposure")
@RolesAllowed({"finance", "admin"})
@Tag(name = "Exposure")
public class ExposureResource {

    private final Exposures exposures;
    private final Cards cards;
    private final BigDecimal bound;

    /**
     * The exposure.
     *
     * @param bound from which worth in EUR on a position is to be hedged
     */
    public record ExposureResponse(String bound, List<PositionResponse> positions, List<FlowResponse> flows) {}

    /**
     * A currency.
     *
     * @param position bought from customers; below zero, sold to them: the balance of the ledger's FX_POSITION account
     * @param margin earned by spreads and rounding: the balance of the ledger's FX_SPREAD account
     * @param worth the position in EUR at the latest mid rates; left out for a currency without one
     * @param hedge what to do in the market, when the worth is beyond the bound
     */
    public record PositionResponse(
            Money position,
            Money margin,
            @Nullable Money worth,
            @Nullable Hedge hedge) {}

    /**
     * A suggestion that closes a position.
     *
     * @param side BUY or SELL
     */
    public record Hedge(String side, Money amount) {}

    /**
     * What was exchanged one way.
     *
     * @param averageMid what one unit was worth, on average
     * @param averageRate what customers got for one unit, on average
     */
    public record FlowResponse(
            Money given,
            Money atMid,
            Money received,
            @Nullable String averageMid,
            @Nullable String averageRate,
            long conversions) {}

    ExposureResource(
            Exposures exposures, Cards cards, @ConfigProperty(name = "okpay.exposure.bound") BigDecimal bound) {
        this.exposures = exposures;
        this.cards = cards;
        this.bound = bound;
    }

    /** All positions and flows. */
    @GET
    @Operation(
            operationId = "getExposure",
            summary = "Position and realised margin of each currency, average rates of each way, and what to hedge")
    @APIResponse(responseCode = "200", description = "All currencies that were converted")
    public ExposureResponse get() {
        return new ExposureResponse(
                bound.toPlainString(),
                exposures.positions().stream().map(this::response).toList(),
                exposures.flows().stream().map(ExposureResource::response).toList());
    }

    private PositionResponse response(Exposures.Position position) {
        Money amount = position.amount();
        Money worth = worth(amount).orElse(null);
        boolean beyond = worth != null && worth.toDecimal().abs().compareTo(bound) > 0;
        return new PositionResponse(
                amount,
                position.margin(),
                worth,
                beyond
                        ? new Hedge(
                                amount.isNegative() ? "BUY" : "SELL", amount.isNegative() ? amount.negated() : amount)
                        : null);
    }

    private Optional<Money> worth(Money amount) {
        return cards.latest()
                .flatMap(latest -> latest.mids().mid(new CurrencyPair("EUR", amount.currencyCode())))
                .map(mid -> Money.ofMinor(
                        amount.toDecimal()
                                .divide(mid, 2, RoundingMode.HALF_EVEN)
                                .movePointRight(2)
                                .longValueExact(),
                        "EUR"));
    }

    private static FlowResponse response(Exposures.Flow flow) {
        return new FlowResponse(
                flow.given(),
                flow.atMid(),
                flow.received(),
                average(flow.atMid(), flow.given()),
                average(flow.received(), flow.given()),
                flow.conversions());
    }

    private static @Nullable String average(Money part, Money given) {
        return given.isZero()
                ? null
                : part.toDecimal()
                        .divide(given.toDecimal(), MidRates.PRECISION)
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
