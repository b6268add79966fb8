package io.okpay.notification.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** What a message will name, unreadable at rest: codes, amounts, people's names. */
@Singleton
public class SealedVariables {

    private static final TypeReference<Map<String, String>> VARIABLES = new TypeReference<>() {};

    private final KeyRing keys;
    private final ObjectMapper json;

    SealedVariables(KeyRing keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
    }

    /** Seals for one owner. */
    public byte[] seal(UUID owner, Map<String, String> variables) {
        try {
            return keys.seal(owner, json.writeValueAsBytes(variables));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Variables have no JSON form", e);
        }
    }

    /**
     * Opens what was sealed for the same owner.
     *
     * @throws SealBrokenException when that cannot be done
     */
    public Map<String, String> open(UUID owner, byte[] sealed) {
        try {
            return json.readValue(keys.open(owner, sealed), VARIABLES);
        } catch (IOException e) {
            throw new SealBrokenException("The sealed value holds no variables", e);
        }
    }
}
