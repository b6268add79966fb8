package io.okpay.fx.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long a bar is. */
enum Interval {
    MINUTE("1m", Duration.ofMinutes(1)),
    FIVE_MINUTES("5m", Duration.ofMinutes(5)),
    QUARTER("15m", Duration.ofMinutes(15)),
    HOUR("1h", Duration.ofHours(1)),
    FOUR_HOURS("4h", Duration.ofHours(4)),
    DAY("1d", Duration.ofDays(1)),
    WEEK("1w", Duration.ofDays(7));

    private final String text;
    private final Duration length;

    Interval(String text, Duration length) {
        this.text = text;
        this.length = length;
    }

    static Optional<Interval> parse(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    @JsonValue
    String text() {
        return text;
    }

    Duration length() {
        return length;
    }

    /** Days come from the reference rates, which go back for years; what is shorter, from the stream. */
    String source() {
        return compareTo(DAY) >= 0 ? "ECB" : "STREAM";
    }
}
