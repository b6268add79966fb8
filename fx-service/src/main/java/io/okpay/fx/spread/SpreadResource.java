package io.okpay.fx.spread;

import io.okpay.fx.currency.Currencies;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The table of spreads, for finance. */
@Path("/v1/fx/spreads")
@RolesAllowed("finance")
@Tag(name = "Spreads")
public class SpreadResource {

    private static final String DECIMAL = "[0-9]{1,12}([.][0-9]{1,8})?";
    private static final BigDecimal WIDEST = new BigDecimal("0.5");

    private final Spreads spreads;
    private final Currencies currencies;
    private final Caller caller;

    /**
     * One line. What it leaves out holds for all.
     *
     * @param currency one side of the pair
     * @param other its other side
     * @param tier the customer's tier
     * @param from from which amount on, in EUR
     * @param spread the share of the mid rate that the customer pays, for example 0.005
     * @param weekendSpread the same while the market is closed
     */
    public record Line(
            @Nullable @Pattern(regexp = "[A-Z]{3}") String currency,
            @Nullable @Pattern(regexp = "[A-Z]{3}") String other,
            @Nullable @Pattern(regexp = "[A-Z_]{1,20}") String tier,
            @NotNull @Pattern(regexp = DECIMAL) String from,
            @NotNull @Pattern(regexp = DECIMAL) String spread,
            @NotNull @Pattern(regexp = DECIMAL) String weekendSpread) {

        static Line from(SpreadRule rule) {
            return new Line(
                    rule.currency(),
                    rule.other(),
                    rule.tier(),
                    rule.from().toPlainString(),
                    rule.spread().toPlainString(),
                    rule.weekendSpread().toPlainString());
        }

        private SpreadRule rule() {
            return new SpreadRule(
                    currency, other, tier, new BigDecimal(from), new BigDecimal(spread), new BigDecimal(weekendSpread));
        }

        private List<Object> place() {
            return List.of(
                    currency == null || other == null
                            ? String.valueOf(currency)
                            : CurrencyPair.inMarketOrder(currency, other),
                    String.valueOf(tier),
                    new BigDecimal(from).stripTrailingZeros());
        }
    }

    /**
     * A new table.
     *
     * @param replaces the version that it was made from
     */
    public record SpreadsRequest(
            @NotNull Integer replaces,
            @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Line> lines) {}

    /** A table. */
    public record SpreadsResponse(int version, List<Line> lines) {

        static SpreadsResponse from(SpreadTable table) {
            return new SpreadsResponse(
                    table.version(), table.rules().stream().map(Line::from).toList());
        }
    }

    SpreadResource(Spreads spreads, Currencies currencies, Caller caller) {
        this.spreads = spreads;
        this.currencies = currencies;
        this.caller = caller;
    }

    /** The table that holds now. */
    @GET
    @Operation(operationId = "getSpreads", summary = "The spreads that hold now")
    @APIResponse(responseCode = "200", description = "The table")
    public SpreadsResponse get() {
        return SpreadsResponse.from(spreads.current());
    }

    /** A new table. */
    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "replaceSpreads",
            summary = "A new table of spreads",
            description = "It holds from the next issue of cards on. Cards that are issued keep their spreads.")
    @APIResponse(responseCode = "201", description = "The new version")
    @APIResponse(responseCode = "409", description = "CONFLICT: another version came between")
    @APIResponse(
            responseCode = "422",
            description = "SPREADS_INCOMPLETE, SPREAD_INVALID, SPREADS_TIE, UNKNOWN_CURRENCY")
    public SpreadsResponse replace(@NotNull @Valid SpreadsRequest request) {
        check(request.lines());
        return SpreadsResponse.from(spreads.replace(
                request.replaces(),
                request.lines().stream().map(Line::rule).toList(),
                caller.customerId().toString()));
    }

    private void check(List<Line> lines) {
        Set<String> known = currencies.servedCodes();
        Set<List<Object>> places = new HashSet<>();
        boolean complete = false;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String field = "lines[" + i + "]";
            if (line.currency() != null && !known.contains(line.currency())) {
                throw ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, field + ".currency");
            }
            if (line.other() != null && !known.contains(line.other())) {
                throw ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, field + ".other");
            }
            SpreadRule rule = line.rule();
            if (line.other() != null && (line.currency() == null || line.other().equals(line.currency()))) {
                throw ProblemException.of(SpreadProblem.SPREAD_INVALID, field + ".other");
            }
            if (rule.spread().compareTo(WIDEST) >= 0 || rule.weekendSpread().compareTo(WIDEST) >= 0) {
                throw ProblemException.of(SpreadProblem.SPREAD_INVALID, field + ".spread");
            }
            if (!places.add(line.place())) {
                throw ProblemException.of(SpreadProblem.SPREADS_TIE, field);
            }
            complete |= rule.sides() == 0 && rule.tier() == null && rule.from().signum() == 0;
        }
        if (!complete) {
            throw ProblemException.of(SpreadProblem.SPREADS_INCOMPLETE, "lines");
        }
    }
}
