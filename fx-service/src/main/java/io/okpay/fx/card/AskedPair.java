package io.okpay.fx.card;

import io.okpay.fx.problem.RateProblem;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.platform.problem.ProblemException;

/** The pair that a client names. */
public final class AskedPair {

    private AskedPair() {}

    /**
     * Reads {@code EUR/USD}.
     *
     * @throws ProblemException UNKNOWN_PAIR or SAME_CURRENCY
     */
    public static CurrencyPair parse(String text, String field) {
        CurrencyPair pair = CurrencyPair.parse(text).orElseThrow(() -> unknown("this", field));
        if (pair.base().equals(pair.quote())) {
            throw ProblemException.of(RateProblem.SAME_CURRENCY, field).with("currency", pair.base());
        }
        return pair;
    }

    /** The refusal of a pair that has no rates. */
    public static ProblemException unknown(String pair, String field) {
        return ProblemException.of(RateProblem.UNKNOWN_PAIR, field).with("pair", pair);
    }
}
