package io.okpay.platform.event;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * At what rates customers exchange two currencies for a time; the latest for each pair stays on the topic. There is one card for a
 * pair, in the order in which the market quotes it: who exchanges base for quote gets {@code sell}, who exchanges quote for base
 * pays {@code buy} for each unit of base. A card counts while it is valid and no card of a higher version was seen.
 *
 * @param pair base and quote, for example {@code EUR/USD}
 * @param mid the mid-market rate: how much quote one base is worth
 * @param buy how much quote a customer of the standard tier pays for one base
 * @param sell how much quote a customer of the standard tier gets for one base
 * @param spread the share of the mid rate that the customer pays, the same both ways
 * @param source whose mid rates they are
 * @param version counts up with each issue of cards
 * @param validFrom when it begins
 * @param validUntil from when on nobody prices from it
 * @param bands all rates by tier and amount, by rising amount in each tier; the first is the standard tier's from zero
 */
@RegisterForReflection
public record RateCardPublished(
        String pair,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal mid,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal buy,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sell,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal spread,
        String source,
        long version,
        Instant validFrom,
        Instant validUntil,
        List<RateBand> bands)
        implements Event {

    @Override
    public String key() {
        return pair;
    }
}
