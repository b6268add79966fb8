package io.okpay.sandbox.rates;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Spoils a reading as a switch says. */
final class Spoil {

    private Spoil() {}

    static Map<String, BigDecimal> apply(Switches.Setting setting, Map<String, BigDecimal> rates) {
        Map<String, BigDecimal> spoilt = new LinkedHashMap<>(rates);
        switch (setting.behaviour()) {
            case MISSING_CURRENCY -> spoilt.remove(setting.currency());
            case ZERO -> spoilt.replace(setting.currency(), BigDecimal.ZERO);
            case NEGATIVE -> spoilt.computeIfPresent(setting.currency(), (currency, rate) -> rate.negate());
            case JUMP, MOVED ->
                spoilt.computeIfPresent(
                        setting.currency(),
                        (currency, rate) -> ReferenceRates.rounded(rate.doubleValue() * setting.factor()));
            default -> {}
        }
        return spoilt;
    }
}
