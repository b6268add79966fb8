package io.okpay.payment.quote;

import io.okpay.payment.beneficiary.Beneficiaries;
import io.okpay.payment.beneficiary.Beneficiary;
import io.okpay.payment.corridor.CorridorTerms;
import io.okpay.payment.corridor.Corridors;
import io.okpay.payment.corridor.PayoutMethod;
import io.okpay.payment.corridor.Purpose;
import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.rate.Exchange;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.rate.RateCard;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.Price;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Prices a transfer across a border. The fee is in the currency of what leaves and on top of what is exchanged; what is exchanged comes
 * to what arrives at the customer's rate.
 */
@ApplicationScoped
public class PriceCrossBorder {

    private static final PaymentType TYPE = PaymentType.CROSS_BORDER_TRANSFER;

    private final Directory directory;
    private final Corridors corridors;
    private final Beneficiaries beneficiaries;
    private final ExchangeRates rates;
    private final Pricing pricing;
    private final Limits limits;
    private final Duration life;

    PriceCrossBorder(
            Directory directory,
            Corridors corridors,
            Beneficiaries beneficiaries,
            ExchangeRates rates,
            Pricing pricing,
            Limits limits,
            @ConfigProperty(name = "okpay.quote.life") Duration life) {
        this.directory = directory;
        this.corridors = corridors;
        this.beneficiaries = beneficiaries;
        this.rates = rates;
        this.pricing = pricing;
        this.limits = limits;
        this.life = life;
    }

    /**
     * Prices a checked request.
     *
     * @param payee the customer that the request names, if it names one who exists
     */
    Quote price(DirectoryCustomer payer, QuoteRequest request, @Nullable DirectoryCustomer payee) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Obstacle> obstacles = new ArrayList<>();
        UUID named = request.beneficiaryId();
        Beneficiary beneficiary =
                named == null ? null : beneficiaries.of(named, payer.id()).orElse(null);
        if (named != null && beneficiary == null) {
            obstacles.add(Obstacle.of(QuoteProblem.BENEFICIARY_NOT_FOUND, "beneficiaryId", Map.of()));
        }
        if (named == null && payee == null) {
            obstacles.add(Obstacle.of(QuoteProblem.PAYEE_NOT_FOUND, "payee", Map.of()));
        }
        if (payee != null && payee.id().equals(payer.id())) {
            obstacles.add(Obstacle.of(QuoteProblem.PAYEE_IS_PAYER, "payee", Map.of()));
        }
        String country = beneficiary != null ? beneficiary.country() : payee == null ? null : payee.country();
        PayoutMethod method = named == null ? PayoutMethod.WALLET : PayoutMethod.BANK_ACCOUNT;
        Quote quote = priced(payer, request, country, method, now, obstacles);
        CorridorTerms corridor =
                country == null ? null : corridor(payer, request, country, method, beneficiary, obstacles);
        checkCorridor(corridor, request, beneficiary, quote, obstacles);
        DirectoryWallet from = directory.wallet(payer.id(), request.leaving()).orElse(null);
        PriceQuote.checkBalance(from, quote, obstacles);
        quote.from(from, null).with(obstacles);
        if (corridor != null) {
            quote.across(new Remittance(
                    corridor.id(),
                    beneficiary == null ? null : beneficiary.id(),
                    request.purpose(),
                    corridor.arrivesOn(now)));
        }
        return beneficiary == null
                ? quote.to(
                        payee,
                        payee == null
                                ? null
                                : directory
                                        .wallet(payee.id(), request.arriving())
                                        .orElse(null),
                        request.note())
                : quote.toBeneficiary(beneficiary, request.note());
    }

    private @Nullable CorridorTerms corridor(
            DirectoryCustomer payer,
            QuoteRequest request,
            String country,
            PayoutMethod method,
            @Nullable Beneficiary beneficiary,
            List<Obstacle> obstacles) {
        String currency = request.arriving();
        if (country.equals(payer.country()) && currency.equals(request.leaving())) {
            throw ProblemException.of(QuoteProblem.NOT_CROSS_BORDER, "type");
        }
        Optional<CorridorTerms> found =
                beneficiary != null && !beneficiary.currency().equals(currency)
                        ? Optional.empty()
                        : corridors.of(payer.country(), country, currency, method);
        if (found.isEmpty() || !found.get().open()) {
            obstacles.add(notServed(country, currency, found.orElse(null)));
        }
        return found.orElse(null);
    }

    private static Obstacle notServed(String country, String currency, @Nullable CorridorTerms closed) {
        String reason = closed == null ? null : closed.closedBecause();
        return Obstacle.of(
                QuoteProblem.CORRIDOR_NOT_SERVED,
                null,
                Map.of("country", country, "currency", currency, "reason", reason == null ? "" : reason));
    }

    private static void checkCorridor(
            @Nullable CorridorTerms corridor,
            QuoteRequest request,
            @Nullable Beneficiary beneficiary,
            Quote quote,
            List<Obstacle> obstacles) {
        if (corridor == null) {
            return;
        }
        String country = corridor.toCountry();
        Money arriving = quote.arriving();
        if (arriving.isPositive() && !corridor.admits(arriving)) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("country", country);
            parameters.put("least", amount(corridor.least()));
            parameters.put("most", amount(corridor.most()));
            parameters.put("currency", arriving.currencyCode());
            obstacles.add(Obstacle.of(QuoteProblem.CORRIDOR_LIMIT, null, parameters));
        }
        if (!corridor.takes(request.purpose())) {
            String purposes = corridor.purposes().stream().map(Purpose::name).collect(Collectors.joining(", "));
            obstacles.add(Obstacle.of(
                    QuoteProblem.PURPOSE_REQUIRED, "purpose", Map.of("country", country, "purposes", purposes)));
        }
        if (beneficiary != null) {
            String missing = Stream.of(
                            corridor.addressRequired() && beneficiary.address() == null ? "address" : "",
                            corridor.bicRequired() && beneficiary.bic() == null ? "bic" : "")
                    .filter(field -> !field.isEmpty())
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                obstacles.add(Obstacle.of(
                        QuoteProblem.BENEFICIARY_INVALID,
                        "beneficiaryId",
                        Map.of("country", country, "missing", missing)));
            }
        }
    }

    private static String amount(@Nullable Money bound) {
        return bound == null ? "" : bound.amount();
    }

    private Quote priced(
            DirectoryCustomer payer,
            QuoteRequest request,
            @Nullable String country,
            PayoutMethod method,
            Instant now,
            List<Obstacle> obstacles) {
        FeeBasis basis = new FeeBasis(
                TYPE,
                method == PayoutMethod.WALLET ? InstrumentKind.WALLET : InstrumentKind.BANK_ACCOUNT,
                payer.country(),
                // a payee whom nobody knows lives where the payer does: the obstacle keeps the figure from being paid
                country == null ? payer.country() : country,
                payer.tier(),
                request.leaving());
        if (request.leaving().equals(request.arriving())) {
            return quote(
                    payer,
                    pricing.price(payer.id(), Pricing.Fixed.by(request), basis, now, obstacles),
                    now,
                    now.plus(life),
                    obstacles);
        }
        RateCard card = rates.card(request);
        if (!card.validAt(now)) {
            obstacles.add(ExchangeRates.stale(card));
            Money source = request.sourceAmount();
            Money target = request.targetAmount();
            return new Quote(
                            payer.id(),
                            TYPE,
                            Price.unknown(source == null ? Money.zero(card.source()) : source),
                            null,
                            now,
                            now.plus(life))
                    .exchanging(QuotedExchange.unpriced(target == null ? Money.zero(card.target()) : target));
        }
        return exchanged(payer, request, basis, card, now, obstacles);
    }

    private Quote exchanged(
            DirectoryCustomer payer,
            QuoteRequest request,
            FeeBasis basis,
            RateCard card,
            Instant now,
            List<Obstacle> obstacles) {
        Exchange exchange;
        Pricing.Priced priced;
        if (request.targetAmount() == null) {
            priced = pricing.price(payer.id(), Pricing.Fixed.by(request), basis, now, obstacles);
            exchange = ExchangeRates.ofSource(priced.price().received(), card, payer.tier());
            if (!exchange.target().isPositive()) {
                obstacles.add(
                        Obstacle.of(QuoteProblem.AMOUNT_TOO_SMALL, "sourceAmount", Map.of("currency", card.target())));
            }
        } else {
            exchange = ExchangeRates.ofTarget(request.targetAmount(), card, payer.tier());
            priced = pricing.price(
                    payer.id(),
                    new Pricing.Fixed(exchange.source(), true, request.promotionCode()),
                    basis,
                    now,
                    obstacles);
        }
        Instant ends = now.plus(life);
        return quote(payer, priced, now, ends.isBefore(card.validUntil()) ? ends : card.validUntil(), obstacles)
                .exchanging(QuotedExchange.of(exchange));
    }

    private Quote quote(
            DirectoryCustomer payer, Pricing.Priced priced, Instant now, Instant ends, List<Obstacle> obstacles) {
        Price price = priced.price();
        if (!price.received().isPositive()) {
            obstacles.add(Obstacle.of(QuoteProblem.AMOUNT_BELOW_MINIMUM, "sourceAmount", Map.of()));
        }
        limits.of(payer.id(), TYPE, price.received().currencyCode(), now).stream()
                .filter(limit -> !limit.admits(price.received()))
                .forEach(limit -> obstacles.add(Obstacle.of(QuoteProblem.LIMIT_EXCEEDED, null, limit.parameters())));
        return new Quote(payer.id(), TYPE, price, priced.promotion(), now, ends);
    }

    /**
     * Refuses a quote whose corridor was closed since, or whose beneficiary was removed.
     *
     * @throws ProblemException CORRIDOR_NOT_SERVED or BENEFICIARY_NOT_FOUND
     */
    public void checkServed(Quote quote) {
        Remittance remittance = quote.remittance();
        if (remittance == null) {
            return;
        }
        CorridorTerms corridor = corridors.of(remittance.corridorId()).orElseThrow();
        if (!corridor.open()) {
            throw notServed(corridor.toCountry(), quote.arriving().currencyCode(), corridor)
                    .refusal();
        }
        UUID beneficiaryId = remittance.beneficiaryId();
        if (beneficiaryId != null
                && beneficiaries.of(beneficiaryId, quote.customerId()).isEmpty()) {
            throw ProblemException.of(QuoteProblem.BENEFICIARY_NOT_FOUND, "quoteId");
        }
    }
}
