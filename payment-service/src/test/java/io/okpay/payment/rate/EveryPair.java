package io.okpay.payment.rate;

import io.okpay.platform.event.RateBand;
import io.okpay.platform.event.RateCardPublished;
import io.okpay.platform.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

/**
 * A card for each way between any two currencies of ISO 4217 with 0, 2 or 3 minor digits, at random rates and with spreads by amount:
 * falling, rising, or none at all.
 */
public final class EveryPair {

    private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");
    private static final MathContext TEN_DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);
    private static final List<List<String>> SPREADS = List.of(
            List.of("0.006", "0.004", "0.0025"),
            List.of("0.0025", "0.004", "0.006"),
            List.of("0", "0.0001", "0"),
            List.of("0.03", "0", "0.1"));

    private final Random random;
    private final List<String> currencies = Currency.getAvailableCurrencies().stream()
            .filter(currency -> List.of(0, 2, 3).contains(currency.getDefaultFractionDigits()))
            .map(Currency::getCurrencyCode)
            .sorted()
            .toList();
    private final List<BigDecimal> forOneEuro = new ArrayList<>();

    public EveryPair(long seed) {
        random = new Random(seed);
        currencies.forEach(currency -> forOneEuro.add(
                BigDecimal.valueOf(Math.pow(10, random.nextDouble() * 5.5 - 1)).round(TEN_DIGITS)));
    }

    /** How many currencies there are with so many minor digits. */
    public long having(int minorDigits) {
        return currencies.stream()
                .filter(code -> Currency.getInstance(code).getDefaultFractionDigits() == minorDigits)
                .count();
    }

    /** Each card with a few random amounts of its source. */
    public void amountsOfTheSource(int each, BiConsumer<RateCard, Money> check) {
        thereAndBack((card, back) -> {
            for (int i = 0; i < each; i++) {
                check.accept(card, amount(card.source()));
            }
        });
    }

    /** Each card with a few random amounts of its target. */
    public void amountsOfTheTarget(int each, BiConsumer<RateCard, Money> check) {
        thereAndBack((card, back) -> {
            for (int i = 0; i < each; i++) {
                check.accept(card, amount(card.target()));
            }
        });
    }

    /** Each card with the one for the way back. */
    public void thereAndBack(BiConsumer<RateCard, RateCard> check) {
        for (int base = 0; base < currencies.size(); base++) {
            for (int quote = base + 1; quote < currencies.size(); quote++) {
                RateCardPublished card = card(base, quote);
                check.accept(RateCard.selling(card), RateCard.buying(card));
                check.accept(RateCard.buying(card), RateCard.selling(card));
            }
        }
    }

    /** Any amount from one minor unit up, small ones as often as large ones. */
    public Money amount(String currency) {
        return Money.ofMinor((long) Math.pow(10, random.nextDouble() * 10), currency);
    }

    private RateCardPublished card(int base, int quote) {
        BigDecimal mid = forOneEuro.get(quote).divide(forOneEuro.get(base), TEN_DIGITS);
        List<String> spreads = SPREADS.get(random.nextInt(SPREADS.size()));
        List<RateBand> bands = new ArrayList<>();
        for (int i = 0; i < spreads.size(); i++) {
            String from = i == 0
                    ? "0"
                    : forOneEuro
                            .get(base)
                            .multiply(BigDecimal.TEN.pow(i + 2), TEN_DIGITS)
                            .toPlainString();
            bands.add(RatesInTests.band(from, spreads.get(i), mid.toPlainString()));
        }
        return RatesInTests.card(currencies.get(base) + "/" + currencies.get(quote), mid, 1, UNTIL, bands);
    }
}
