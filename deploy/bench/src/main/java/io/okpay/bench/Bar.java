package io.okpay.bench;

/**
 * What a figure has to reach.
 *
 * @param name of the figure in the result file
 * @param value NaN when it could not be measured
 * @param limit the bar
 * @param sense whether the value has to be above or below
 */
public record Bar(String name, double value, double limit, Sense sense) {

    /** Which side of its limit is good, and how that is written. */
    public enum Sense {
        AT_LEAST(">="),
        AT_MOST("<="),
        BELOW("<");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** Never met by a value that is not there. */
    public boolean met() {
        return switch (sense) {
            case AT_LEAST -> value >= limit;
            case AT_MOST -> value <= limit;
            case BELOW -> value < limit;
        };
    }
}
