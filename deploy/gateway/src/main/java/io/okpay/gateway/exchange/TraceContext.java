package io.okpay.gateway.exchange;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace context, the client's when it is valid.
 *
 * @param traceparent the header
 * @param inherited whether it came from the client
 */
public record TraceContext(String traceparent, boolean inherited) {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    static TraceContext of(@Nullable String header) {
        if (header != null && VALID.matcher(header).matches()) {
            return new TraceContext(header, true);
        }
        return new TraceContext("00-" + hex() + hex() + "-" + hex() + "-01", false);
    }

    /** The 32 hexadecimal digits that name the trace. */
    public String traceId() {
        return traceparent.substring(3, 35);
    }

    private static String hex() {
        long random = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(random == 0 ? 1 : random);
    }
}
