package io.okpay.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a login. Its data is that of the record of the same type in the platform's catalogue of events.
 *
 * @param id of the event: the same each time that it is sent
 * @param userId whose login
 * @param credential {@code TOTP}, {@code PASSKEY}, {@code RECOVERY_CODES} or {@code OTHER}; null when the type says it
 * @param ipAddress where the request came from; null when an operator's came
 * @param userAgent what the client calls itself, if it does
 */
record IdentityEvent(
        UUID id,
        Type type,
        String userId,
        @Nullable String credential,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        Instant at) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What. */
    enum Type {
        SIGNED_IN("signed-in"),
        PASSWORD_CHANGED("password-changed"),
        CREDENTIAL_ADDED("credential-added"),
        CREDENTIAL_REMOVED("credential-removed");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The CloudEvents type. */
        String cloudEventsType() {
            return "io.okpay.identity." + word + ".v1";
        }
    }

    /** The data of the CloudEvent. */
    byte[] data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("customerId", userId);
        put(data, "kind", credential);
        put(data, "ipAddress", ipAddress);
        put(data, "userAgent", userAgent);
        data.put("at", at.toString());
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(Map<String, Object> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
