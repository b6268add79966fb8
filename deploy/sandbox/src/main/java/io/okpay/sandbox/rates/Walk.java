package io.okpay.sandbox.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Live rates: a seeded random walk around the latest reference rates, one step a tick. */
final class Walk {

    private static final double PULL = 0.995;
    private static final double STEP = 0.0001;
    private static final MathContext DIGITS = new MathContext(7);

    private final ReferenceRates references;
    private final Random random;
    private final Map<String, Double> away = new HashMap<>();

    Walk(long seed) {
        this.references = new ReferenceRates(seed);
        this.random = new Random(seed);
    }

    synchronized Map<String, BigDecimal> next(Instant now) {
        Map<String, BigDecimal> latest =
                List.copyOf(references.until(now).values()).getLast();
        Map<String, BigDecimal> live = new LinkedHashMap<>();
        latest.forEach((currency, reference) -> {
            double next = PULL * away.getOrDefault(currency, 0.0) + STEP * random.nextGaussian();
            away.put(currency, next);
            live.put(currency, reference.multiply(BigDecimal.valueOf(1 + next)).round(DIGITS));
        });
        return live;
    }
}
