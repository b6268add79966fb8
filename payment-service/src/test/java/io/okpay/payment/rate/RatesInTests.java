package io.okpay.payment.rate;

import io.okpay.platform.event.RateBand;
import io.okpay.platform.event.RateCardPublished;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

/** Cards in tests, made as fx-service makes them. */
public final class RatesInTests {

    private static final MathContext LESS = new MathContext(10, RoundingMode.DOWN);
    private static final MathContext MORE = new MathContext(10, RoundingMode.UP);

    private RatesInTests() {}

    /** A card of one band. */
    public static RateCardPublished card(String pair, String mid, String spread, long version, Instant until) {
        return card(pair, new BigDecimal(mid), version, until, List.of(band("0", spread, mid)));
    }

    static RateCardPublished card(String pair, BigDecimal mid, long version, Instant until, List<RateBand> bands) {
        RateBand first = bands.getFirst();
        return new RateCardPublished(
                pair,
                mid,
                first.buy(),
                first.sell(),
                first.spread(),
                "STREAM",
                version,
                Instant.now().minusSeconds(5),
                until,
                bands);
    }

    static RateBand band(String from, String spread, String mid) {
        BigDecimal kept = BigDecimal.ONE.subtract(new BigDecimal(spread));
        BigDecimal rate = new BigDecimal(mid);
        return new RateBand(
                "STANDARD",
                new BigDecimal(from),
                new BigDecimal(spread),
                rate.divide(kept, MORE),
                rate.multiply(kept, LESS));
    }
}
