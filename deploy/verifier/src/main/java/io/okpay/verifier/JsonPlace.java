package io.okpay.verifier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A place in a JSON document. One value has one spelling: what is written in another way is refused and named. */
final class JsonPlace {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String document;
    private final String pointer;
    private final JsonNode node;

    private JsonPlace(String document, String pointer, JsonNode node) {
        this.document = document;
        this.pointer = pointer;
        this.node = node;
    }

    /** The root of a document. */
    static JsonPlace parse(String document, byte[] json) {
        try {
            return new JsonPlace(document, "", MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UnreadableException(document + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnreadableException(document + " is not JSON: " + e.getMessage());
        }
    }

    JsonPlace member(String name) {
        JsonNode member = node.get(name);
        if (member == null) {
            throw isNot("an object with \"" + name + "\"");
        }
        return new JsonPlace(document, pointer + "/" + name, member);
    }

    List<JsonPlace> elements() {
        if (!node.isArray()) {
            throw isNot("an array");
        }
        List<JsonPlace> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonPlace(document, pointer + "/" + i, node.get(i)));
        }
        return elements;
    }

    String text() {
        if (!node.isTextual()) {
            throw isNot("a text");
        }
        return node.textValue();
    }

    String uuid() {
        if (!node.isTextual() || !UUID.matcher(node.textValue()).matches()) {
            throw isNot("a UUID in lowercase");
        }
        return node.textValue();
    }

    long integer(long least) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < least) {
            throw isNot("an integer from " + least + " on");
        }
        return node.longValue();
    }

    /** So many bytes in hexadecimal. */
    String hex(int count) {
        String hex = node.isTextual() ? node.textValue() : "";
        if (hex.length() != 2 * count || !HEX.matcher(hex).matches()) {
            throw isNot(2 * count + " lowercase hexadecimal digits");
        }
        return hex;
    }

    Hash hash() {
        return new Hash(hex(Hash.BYTES));
    }

    UnreadableException isNot(String expected) {
        return new UnreadableException(document + ": " + (pointer.isEmpty() ? "it" : pointer) + " is not " + expected);
    }
}
