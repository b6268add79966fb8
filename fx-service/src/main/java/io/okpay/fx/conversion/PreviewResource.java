package io.okpay.fx.conversion;

import io.okpay.fx.card.AskedPair;
import io.okpay.fx.card.Cards;
import io.okpay.fx.card.RateCard;
import io.okpay.fx.problem.RateProblem;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.spread.SpreadTable;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an exchange would come to, for everybody. */
@Path("/v1/fx/conversions/preview")
@PermitAll
@Tag(name = "Rates")
public class PreviewResource {

    private final Cards cards;

    /**
     * An amount to exchange.
     *
     * @param sourceAmount what leaves; then {@code targetCurrency} says what it becomes
     * @param targetAmount what arrives; then {@code sourceCurrency} says what it is paid in
     * @param tier the customer's tier; STANDARD when it is left out
     */
    public record PreviewRequest(
            @Nullable Money sourceAmount,
            @Nullable Money targetAmount,
            @Nullable @Pattern(regexp = "[A-Z]{3}") String sourceCurrency,
            @Nullable @Pattern(regexp = "[A-Z]{3}") String targetCurrency,
            @Nullable @Pattern(regexp = "[A-Z_]{1,20}") String tier) {}

    /**
     * What it comes to. Nothing is promised: a quote of {@code payment-service} is.
     *
     * @param pair source and target
     * @param mid the mid-market rate
     * @param rate what you get: how much target one source is worth to you
     * @param spread the share of the mid rate that you pay
     * @param spreadAmount what that is in all
     * @param cardVersion the card it is priced from
     * @param validUntil when that card ends
     */
    public record PreviewResponse(
            Money sourceAmount,
            Money targetAmount,
            String pair,
            String mid,
            String rate,
            String spread,
            Money spreadAmount,
            String tier,
            long cardVersion,
            Instant validUntil) {}

    PreviewResource(Cards cards) {
        this.cards = cards;
    }

    /** What an amount comes to at the rates of now. */
    @POST
    @Operation(operationId = "previewConversion", summary = "What an amount comes to at the rates of now")
    @APIResponse(responseCode = "200", description = "The amounts and the rate")
    @APIResponse(responseCode = "404", description = "UNKNOWN_PAIR")
    @APIResponse(
            responseCode = "422",
            description =
                    "AMOUNT_REQUIRED, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, INVALID_AMOUNT, RATE_STALE, SAME_CURRENCY,"
                            + " UNKNOWN_CURRENCY")
    public PreviewResponse preview(@NotNull @Valid PreviewRequest request) {
        Money source = request.sourceAmount();
        Money target = request.targetAmount();
        String tier = request.tier() == null ? SpreadTable.STANDARD : request.tier();
        try {
            if (source != null
                    && request.targetCurrency() != null
                    && target == null
                    && request.sourceCurrency() == null) {
                positive(source, "sourceAmount.amount");
                return response(
                        Conversion.ofSource(source, card(source.currencyCode(), request.targetCurrency()), tier));
            }
            if (target != null
                    && request.sourceCurrency() != null
                    && source == null
                    && request.targetCurrency() == null) {
                positive(target, "targetAmount.amount");
                return response(
                        Conversion.ofTarget(target, card(request.sourceCurrency(), target.currencyCode()), tier));
            }
        } catch (ArithmeticException overflow) {
            throw ProblemException.of(RateProblem.AMOUNT_TOO_LARGE);
        }
        throw ProblemException.of(RateProblem.AMOUNT_REQUIRED, "sourceAmount");
    }

    private static void positive(Money amount, String field) {
        if (!amount.isPositive()) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, field);
        }
    }

    private RateCard card(String source, String target) {
        CurrencyPair pair = AskedPair.parse(source + "/" + target, "targetCurrency");
        return cards.valid(pair, "targetCurrency");
    }

    private static PreviewResponse response(Conversion conversion) {
        if (!conversion.target().isPositive()) {
            throw ProblemException.of(RateProblem.AMOUNT_TOO_SMALL)
                    .with("currency", conversion.target().currencyCode());
        }
        RateCard card = conversion.card();
        return new PreviewResponse(
                conversion.source(),
                conversion.target(),
                card.pair().toString(),
                card.mid().toPlainString(),
                conversion.band().sell().toPlainString(),
                conversion.band().spread().toPlainString(),
                conversion.spreadAmount(),
                conversion.band().tier(),
                card.issue().version(),
                card.issue().validUntil());
    }
}
