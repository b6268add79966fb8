package io.okpay.notification.inbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a reader is: the transaction that wrote the last item, and the item in it. Items are read once every transaction before theirs has
 * ended, so that none commits behind a reader.
 *
 * @param transaction a 64-bit transaction id of PostgreSQL
 */
record StreamPosition(long transaction, long sequence) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

    static Optional<StreamPosition> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new StreamPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return transaction + "." + sequence;
    }
}
