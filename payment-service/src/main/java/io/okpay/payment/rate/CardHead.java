package io.okpay.payment.rate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a card is kept, with its text. Far more cards come than are ever priced from, so the rest is read by whoever
 * prices from it.
 *
 * @param text the event as it came
 */
record CardHead(String pair, long version, Instant validUntil, String text) {

    private static final JsonFactory JSON = new JsonFactory();

    /**
     * Reads all of the text, and keeps these.
     *
     * @throws UncheckedIOException when it is no such event
     */
    static CardHead read(byte[] data) {
        String pair = null;
        Long version = null;
        Instant validUntil = null;
        try (JsonParser parser = JSON.createParser(data)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
                parser.nextToken();
                switch (field) {
                    case "pair" -> pair = parser.getText();
                    case "version" -> version = parser.getLongValue();
                    case "validUntil" -> validUntil = Instant.parse(parser.getText());
                    default -> parser.skipChildren();
                }
            }
            expect(parser.currentToken() == JsonToken.END_OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(pair, version, validUntil, new String(data, StandardCharsets.UTF_8));
    }

    private static CardHead of(
            @Nullable String pair, @Nullable Long version, @Nullable Instant validUntil, String text) {
        if (pair == null || version == null || validUntil == null) {
            throw new UncheckedIOException(new IOException("A rate card is incomplete"));
        }
        return new CardHead(pair, version, validUntil, text);
    }

    private static void expect(boolean form) throws IOException {
        if (!form) {
            throw new IOException("A rate card is no object");
        }
    }
}
