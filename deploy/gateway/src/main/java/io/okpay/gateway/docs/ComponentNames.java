package io.okpay.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Renames the components of a document whose names others use for something else. */
final class ComponentNames {

    private static final String ROOT = "#/components/";

    private final ObjectNode taken;
    private final String prefix;
    private final Map<String, String> renamed = new HashMap<>();

    ComponentNames(ObjectNode taken, String prefix) {
        this.taken = taken;
        this.prefix = prefix;
    }

    ObjectNode unique(JsonNode document) {
        JsonNode current = document;
        // A renamed component changes those that refer to it, so this repeats until nothing else differs.
        while (findClashes(current)) {
            current = rewrite(document);
        }
        ObjectNode result = (ObjectNode) current;
        result.set("components", renameEntries(result.path("components")));
        return result;
    }

    private boolean findClashes(JsonNode document) {
        int before = renamed.size();
        document.path("components")
                .properties()
                .forEach(section -> section.getValue().properties().forEach(entry -> {
                    JsonNode other = taken.path(section.getKey()).get(entry.getKey());
                    if (other != null && !other.equals(entry.getValue())) {
                        String path = ROOT + section.getKey() + "/";
                        renamed.put(path + entry.getKey(), path + prefix + entry.getKey());
                    }
                }));
        return renamed.size() > before;
    }

    private JsonNode rewrite(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), rewrite(entry.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> copy.add(rewrite(element)));
            return copy;
        }
        String other = node.isTextual() ? renamed.get(node.asText()) : null;
        return other == null ? node : JsonNodeFactory.instance.textNode(other);
    }

    private ObjectNode renameEntries(JsonNode components) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        components.properties().forEach(section -> {
            ObjectNode target = result.putObject(section.getKey());
            section.getValue().properties().forEach(entry -> {
                String path = ROOT + section.getKey() + "/" + entry.getKey();
                String name = renamed.containsKey(path) ? prefix + entry.getKey() : entry.getKey();
                target.set(name, entry.getValue());
            });
        });
        return result;
    }
}
