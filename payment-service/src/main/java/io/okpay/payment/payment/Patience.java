package io.okpay.payment.payment;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long somebody waits before asking again what became of a payment, and how often before a person has to decide. */
@Singleton
class Patience {

    private final List<Duration> waits;

    Patience(@ConfigProperty(name = "okpay.rail.ask-again-after") List<Duration> waits) {
        if (waits.isEmpty() || !waits.stream().allMatch(Duration::isPositive)) {
            throw new IllegalArgumentException("okpay.rail.ask-again-after must name waits above zero");
        }
        this.waits = List.copyOf(waits);
    }

    /** The wait after so many tries in vain; after the last one it stays. */
    Duration after(int tries) {
        return waits.get(Math.clamp(tries, 0, waits.size() - 1));
    }

    /** How often it is asked again. */
    int tries() {
        return waits.size();
    }
}
