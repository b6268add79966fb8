package io.okpay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The realm as every deployment has it, with the local additions laid over it. */
final class RealmFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What names an element of a list, so that an overlay changes it and does not add a second one. */
    private static final List<String> KEYS = List.of("clientId", "username", "client", "name");

    private RealmFile() {}

    static byte[] merged(Path base, Path overlay) {
        try {
            var realm = (ObjectNode) JSON.readTree(base.toFile());
            merge(realm, (ObjectNode) JSON.readTree(overlay.toFile()));
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(realm);
        } catch (IOException e) {
            throw new LocalStackException("Cannot read the realm: " + e.getMessage(), e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode addition) {
        addition.properties().forEach(field -> {
            var present = target.get(field.getKey());
            if (present instanceof ObjectNode object && field.getValue() instanceof ObjectNode added) {
                merge(object, added);
            } else if (present instanceof ArrayNode array
                    && field.getValue() instanceof ArrayNode added
                    && added.valueStream().allMatch(element -> key(element) != null)) {
                added.forEach(element -> put(array, (ObjectNode) element));
            } else {
                target.set(field.getKey(), field.getValue());
            }
        });
    }

    private static void put(ArrayNode array, ObjectNode element) {
        for (var present : array) {
            var key = key(present);
            if (key != null && key.equals(key(element))) {
                merge((ObjectNode) present, element);
                return;
            }
        }
        array.add(element);
    }

    private static @Nullable String key(JsonNode element) {
        for (var name : KEYS) {
            if (element.path(name).isTextual()) {
                return name + "=" + element.get(name).textValue();
            }
        }
        return null;
    }
}
