package io.okpay.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * What the suite answered.
 *
 * @param body the JSON, or a missing node when there is none
 */
public record Answer(int status, JsonNode body, String text, HttpHeaders headers) {

    /** This answer, or the end of the story when the status is another one. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new IllegalStateException("Expected status " + expected + ", but was " + status + ": " + text);
        }
        return this;
    }

    /** A text at a JSON pointer, for example {@code /failure/code}; empty when it is not there. */
    public String at(String pointer) {
        return body.at(pointer).asText();
    }
}
