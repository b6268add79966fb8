package io.okpay.sandbox.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A bearer key that callers must show. */
public record ApiKey(String value) {

    /** Refuses an {@code Authorization} header that does not carry this key. */
    public void check(@Nullable String authorization) {
        byte[] expected = ("Bearer " + value).getBytes(StandardCharsets.UTF_8);
        byte[] shown = authorization == null ? new byte[0] : authorization.getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, shown)) {
            throw new Refusal(401, "api_key_invalid", "send the API key as a bearer token");
        }
    }

    @Override
    public String toString() {
        return "ApiKey";
    }
}
