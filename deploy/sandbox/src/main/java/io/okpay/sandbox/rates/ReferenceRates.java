package io.okpay.sandbox.rates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * How much of each currency one euro is worth on each business day: a walk around levels that look like the world's, the same for
 * one seed whenever it is made.
 */
final class ReferenceRates {

    static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 2);
    private static final LocalTime PUBLISHED = LocalTime.of(16, 0);
    private static final Set<MonthDay> HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));
    private static final double PULL = 0.995;

    /** Who follows the dollar or the euro. */
    private static final Set<String> DOLLAR = Set.of("USD", "HKD", "AED", "BHD", "KWD");

    private static final Set<String> EURO = Set.of("BGN", "DKK");

    /** The level and the daily volatility of each currency; the central bank has the first thirty. */
    private enum Level {
        USD(1.0850, 0.0042),
        JPY(162.50, 0.0055),
        BGN(1.9558, 0),
        CZK(25.120, 0.0025),
        DKK(7.4590, 0.0001),
        GBP(0.8560, 0.0033),
        HUF(392.40, 0.0045),
        PLN(4.3120, 0.0035),
        RON(4.9760, 0.0008),
        SEK(11.380, 0.0042),
        CHF(0.9480, 0.0036),
        ISK(149.30, 0.0025),
        NOK(11.620, 0.0048),
        TRY(36.850, 0.0060),
        AUD(1.6430, 0.0045),
        BRL(5.7500, 0.0080),
        CAD(1.4790, 0.0036),
        CNY(7.8420, 0.0038),
        HKD(8.4720, 0.0042),
        IDR(17420.0, 0.0045),
        ILS(4.0210, 0.0060),
        INR(90.710, 0.0038),
        KRW(1478.0, 0.0050),
        MXN(19.850, 0.0070),
        MYR(5.0620, 0.0040),
        NZD(1.7960, 0.0048),
        PHP(62.140, 0.0042),
        SGD(1.4580, 0.0028),
        THB(39.240, 0.0045),
        ZAR(20.140, 0.0075),
        AED(3.9850, 0.0042),
        BHD(0.40910, 0.0042),
        KWD(0.33380, 0.0042),
        TWD(34.960, 0.0038);

        private final double middle;
        private final double volatility;

        Level(double middle, double volatility) {
            this.middle = middle;
            this.volatility = volatility;
        }
    }

    private static final int OF_THE_BANK = 30;

    private final long seed;

    ReferenceRates(long seed) {
        this.seed = seed;
    }

    /** All days that are published by then, earliest first, with all currencies. */
    Map<LocalDate, Map<String, BigDecimal>> until(Instant now) {
        Map<LocalDate, Map<String, BigDecimal>> days = new LinkedHashMap<>();
        Map<Level, Double> walks = new TreeMap<>();
        for (LocalDate day = FIRST; isPublished(day, now); day = day.plusDays(1)) {
            if (isBusinessDay(day)) {
                days.put(day, step(walks, new Random(seed ^ day.toEpochDay() * 0x9E3779B97F4A7C15L)));
            }
        }
        return days;
    }

    /** The currencies that the central bank has. */
    static List<String> ofTheBank() {
        return java.util.Arrays.stream(Level.values())
                .limit(OF_THE_BANK)
                .map(Level::name)
                .toList();
    }

    /** A rate with as many digits as the source gives. */
    static BigDecimal rounded(double rate) {
        int digits = rate >= 100 ? 2 : rate >= 10 ? 3 : rate >= 1 ? 4 : 5;
        return BigDecimal.valueOf(rate).setScale(digits, RoundingMode.HALF_EVEN);
    }

    static boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !HOLIDAYS.contains(MonthDay.from(day));
    }

    private static boolean isPublished(LocalDate day, Instant now) {
        ZonedDateTime at = day.atTime(PUBLISHED).atZone(FRANKFURT);
        return !at.toInstant().isAfter(now);
    }

    private static Map<String, BigDecimal> step(Map<Level, Double> walks, Random random) {
        double dollar = random.nextGaussian();
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            double own = random.nextGaussian();
            double shock = DOLLAR.contains(level.name())
                    ? dollar
                    : EURO.contains(level.name()) ? own : 0.4 * dollar + 0.9 * own;
            double walk = PULL * walks.getOrDefault(level, 0.0) + level.volatility * shock;
            walks.put(level, walk);
            rates.put(level.name(), rounded(level.middle * Math.exp(walk)));
        }
        return rates;
    }
}
