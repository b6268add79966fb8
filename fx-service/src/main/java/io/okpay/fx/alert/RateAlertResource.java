package io.okpay.fx.alert;

import io.okpay.fx.card.AskedPair;
import io.okpay.fx.card.Cards;
import io.okpay.fx.card.RateCard;
import io.okpay.fx.currency.Currencies;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
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
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What rates the customer waits for. */
@Path("/v1/me/rate-alerts")
@RolesAllowed("customer")
@Tag(name = "Rate alerts")
public class RateAlertResource {

    private static final int MOST = 20;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,10}([.][0-9]{1,12})?");

    private final RateAlerts alerts;
    private final Cards cards;
    private final Currencies currencies;
    private final Caller caller;

    /**
     * A rate to wait for.
     *
     * @param pair for example USD/EUR, either way round
     * @param direction ABOVE when the rate has to rise, BELOW when it has to fall
     * @param threshold the mid-market rate to wait for, for example 1.10
     * @param repeating whether to tell each time anew after the rate went back; once when it is left out
     */
    public record RateAlertRequest(
            @NotNull String pair,
            @NotNull RateAlert.Direction direction,
            @NotNull String threshold,
            @Nullable Boolean repeating) {}

    /**
     * An alert.
     *
     * @param state ARMED waits for the rate, WAITING was told and waits for the rate to go back, DONE was told once
     * @param triggeredAt when the rate was last reached
     * @param triggeredRate the rate then
     */
    public record RateAlertResponse(
            UUID id,
            String pair,
            RateAlert.Direction direction,
            String threshold,
            boolean repeating,
            RateAlert.State state,
            Instant createdAt,
            @Nullable Instant triggeredAt,
            @Nullable String triggeredRate) {

        static RateAlertResponse from(RateAlert alert) {
            BigDecimal rate = alert.triggeredRate();
            return new RateAlertResponse(
                    alert.id(),
                    alert.pair(),
                    alert.direction(),
                    alert.threshold().toPlainString(),
                    alert.isRepeating(),
                    alert.state(),
                    alert.createdAt(),
                    alert.triggeredAt(),
                    rate == null ? null : rate.toPlainString());
        }
    }

    /** All alerts, latest first. */
    public record RateAlertsResponse(List<RateAlertResponse> items) {}

    RateAlertResource(RateAlerts alerts, Cards cards, Currencies currencies, Caller caller) {
        this.alerts = alerts;
        this.cards = cards;
        this.currencies = currencies;
        this.caller = caller;
    }

    /** Waits for a rate. */
    @POST
    @Transactional
    @Operation(operationId = "createRateAlert", summary = "Be told when a rate is reached")
    @APIResponse(
            responseCode = "201",
            description = "The alert",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RateAlertResponse.class)))
    @APIResponse(responseCode = "404", description = "UNKNOWN_PAIR")
    @APIResponse(
            responseCode = "422",
            description = "SAME_CURRENCY, THRESHOLD_INVALID, THRESHOLD_REACHED, TOO_MANY_ALERTS")
    public Response create(@NotNull @Valid RateAlertRequest request) {
        CurrencyPair pair = AskedPair.parse(request.pair(), "pair");
        Set<String> served = currencies.servedCodes();
        if (!served.contains(pair.base()) || !served.contains(pair.quote())) {
            throw AskedPair.unknown(pair.toString(), "pair");
        }
        BigDecimal threshold = threshold(request.threshold());
        cards.latest()
                .filter(latest -> latest.validAt(Instant.now()))
                .flatMap(latest -> latest.card(pair))
                .map(RateCard::mid)
                .filter(mid -> RateAlert.reached(request.direction(), threshold, mid))
                .ifPresent(mid -> {
                    throw ProblemException.of(AlertProblem.THRESHOLD_REACHED, "threshold")
                            .with("rate", mid.toPlainString());
                });
        UUID customerId = caller.customerId();
        alerts.lock(customerId);
        if (alerts.open(customerId) >= MOST) {
            throw ProblemException.of(AlertProblem.TOO_MANY_ALERTS).with("most", MOST);
        }
        RateAlert alert = new RateAlert(
                customerId,
                pair,
                request.direction(),
                threshold,
                Boolean.TRUE.equals(request.repeating()),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        alerts.persist(alert);
        return Response.created(URI.create("/v1/me/rate-alerts/" + alert.id()))
                .entity(RateAlertResponse.from(alert))
                .build();
    }

    /** All alerts. */
    @GET
    @Operation(operationId = "listRateAlerts", summary = "What rates you wait for, latest first")
    @APIResponse(responseCode = "200", description = "All alerts, also those that were told")
    public RateAlertsResponse list() {
        return new RateAlertsResponse(alerts.of(caller.customerId()).stream()
                .map(RateAlertResponse::from)
                .toList());
    }

    /** One alert. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getRateAlert", summary = "One alert")
    @APIResponse(responseCode = "200", description = "The alert")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public RateAlertResponse get(@PathParam("id") UUID id) {
        return RateAlertResponse.from(own(id));
    }

    /** Waits no longer. */
    @DELETE
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "deleteRateAlert", summary = "Wait no longer")
    @APIResponse(responseCode = "204", description = "Deleted")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public void delete(@PathParam("id") UUID id) {
        alerts.delete(own(id));
    }

    private RateAlert own(UUID id) {
        return alerts.of(caller.customerId(), id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static BigDecimal threshold(String text) {
        if (DECIMAL.matcher(text).matches()) {
            BigDecimal threshold = new BigDecimal(text);
            if (threshold.signum() > 0 && threshold.stripTrailingZeros().precision() <= MidRates.DIGITS) {
                return threshold;
            }
        }
        throw ProblemException.of(AlertProblem.THRESHOLD_INVALID, "threshold");
    }
}
