package io.okpay.fx.rate;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two currencies of which a rate says how much of {@code quote} one unit of {@code base} is worth.
 *
 * @param base ISO 4217
 * @param quote ISO 4217
 */
public record CurrencyPair(String base, String quote) {

    private static final Pattern TEXT = Pattern.compile("([A-Z]{3})/([A-Z]{3})");

    /** Who of two is the base where the market quotes them; the alphabet decides between all others, and they come after. */
    private static final List<String> RANKS = List.of("EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF");

    /** Reads {@code EUR/USD}. */
    public static Optional<CurrencyPair> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(new CurrencyPair(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** The pair of two currencies as the market quotes it. */
    public static CurrencyPair inMarketOrder(String one, String other) {
        boolean inOrder = rank(one) == rank(other) ? one.compareTo(other) <= 0 : rank(one) < rank(other);
        return inOrder ? new CurrencyPair(one, other) : new CurrencyPair(other, one);
    }

    /** The same currencies as the market quotes them. */
    public CurrencyPair inMarketOrder() {
        return inMarketOrder(base, quote);
    }

    /** The same currencies the other way round. */
    public CurrencyPair inverse() {
        return new CurrencyPair(quote, base);
    }

    private static int rank(String currency) {
        int rank = RANKS.indexOf(currency);
        return rank < 0 ? RANKS.size() : rank;
    }

    @Override
    public String toString() {
        return base + "/" + quote;
    }
}
