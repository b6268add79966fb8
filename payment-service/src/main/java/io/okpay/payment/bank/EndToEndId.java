package io.okpay.payment.bank;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What names a movement from one end to the other (ISO 20022 EndToEndId, at most 35 characters): the payment's id without hyphens,
 * with a letter before it when the movement gives back what was collected.
 *
 * @param givesBack whether the movement undoes an earlier one
 */
record EndToEndId(UUID paymentId, boolean givesBack) {

    private static final Pattern FORM =
            Pattern.compile("(R-)?(\\p{XDigit}{8})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{4})(\\p{XDigit}{12})");

    static EndToEndId of(UUID paymentId) {
        return new EndToEndId(paymentId, false);
    }

    static EndToEndId givingBack(UUID paymentId) {
        return new EndToEndId(paymentId, true);
    }

    /** What another wrote, if it is one of ours. */
    static Optional<EndToEndId> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new EndToEndId(
                        UUID.fromString(String.join(
                                "-",
                                matcher.group(2),
                                matcher.group(3),
                                matcher.group(4),
                                matcher.group(5),
                                matcher.group(6))),
                        matcher.group(1) != null))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return (givesBack ? "R-" : "") + paymentId.toString().replace("-", "");
    }
}
