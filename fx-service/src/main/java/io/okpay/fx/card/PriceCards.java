package io.okpay.fx.card;

import io.okpay.fx.rate.CurrencyPair;
import io.okpay.fx.rate.MidRates;
import io.okpay.fx.spread.SpreadTable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/** Makes cards of mid rates and spreads. Pure: the same input gives the same cards at any time. */
public final class PriceCards {

    private static final ZoneId MARKET = ZoneId.of("America/New_York");
    private static final LocalTime CLOSE = LocalTime.of(17, 0);

    private PriceCards() {}

    /** The cards of every pair, each once and in market order. */
    public static List<RateCard> price(MidRates mids, SpreadTable spreads, Issue issue) {
        boolean weekend = isClosed(issue.validFrom());
        List<String> currencies = List.copyOf(mids.currencies());
        List<RateCard> cards = new ArrayList<>(currencies.size() * (currencies.size() - 1) / 2);
        for (int i = 0; i < currencies.size(); i++) {
            for (int j = i + 1; j < currencies.size(); j++) {
                cards.add(price(
                        CurrencyPair.inMarketOrder(currencies.get(i), currencies.get(j)),
                        mids,
                        spreads,
                        weekend,
                        issue));
            }
        }
        return cards;
    }

    private static RateCard price(CurrencyPair pair, MidRates mids, SpreadTable spreads, boolean weekend, Issue issue) {
        BigDecimal mid = mids.mid(pair).orElseThrow();
        BigDecimal unit = mids.mid(new CurrencyPair(mids.base(), pair.base())).orElseThrow();
        return new RateCard(
                pair,
                mid,
                spreads.steps(pair, weekend).stream()
                        .map(step -> RateCard.Band.of(
                                step.tier(), step.from().multiply(unit, MidRates.PRECISION), step.spread(), mid))
                        .toList(),
                issue);
    }

    /** The market rests from Friday to Sunday, 17:00 in New York. */
    static boolean isClosed(Instant time) {
        ZonedDateTime there = time.atZone(MARKET);
        DayOfWeek day = there.getDayOfWeek();
        boolean afterClose = !there.toLocalTime().isBefore(CLOSE);
        return switch (day) {
            case FRIDAY -> afterClose;
            case SATURDAY -> true;
            case SUNDAY -> !afterClose;
            default -> false;
        };
    }
}
