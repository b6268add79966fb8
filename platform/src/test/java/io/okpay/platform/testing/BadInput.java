package io.okpay.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Bodies that an operation must refuse, made from the schema that its OpenAPI document names. */
final class BadInput {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 4;

    private final JsonNode document;

    /**
     * A body and why it is bad.
     *
     * @param field the field at fault, with dots; empty when the whole body is
     */
    record Case(String name, String field, JsonNode body) {}

    BadInput(JsonNode document) {
        this.document = document;
    }

    /** The schema itself, wherever it is written. */
    JsonNode resolved(JsonNode schema) {
        JsonNode here = schema;
        while (here.has("$ref")) {
            here = document.at(here.get("$ref").asText().substring(1));
        }
        for (String choice : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : here.path(choice)) {
                if (!one.path("type").asText().equals("null")) {
                    return resolved(one);
                }
            }
        }
        return here;
    }

    /** A body of the right shape; what it says need not make sense. */
    JsonNode example(JsonNode schema) {
        return example(resolved(schema), "", 0);
    }

    private JsonNode example(JsonNode schema, String name, int depth) {
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        if (schema.has("examples") && !type(schema).equals("object")) {
            return schema.get("examples").get(0);
        }
        return switch (type(schema)) {
            case "object" -> {
                ObjectNode object = JSON.objectNode();
                if (depth < DEEPEST) {
                    schema.path("properties")
                            .properties()
                            .forEach(field -> object.set(
                                    field.getKey(), example(resolved(field.getValue()), field.getKey(), depth + 1)));
                }
                yield object;
            }
            case "array" -> JSON.arrayNode().add(example(resolved(schema.path("items")), name, depth + 1));
            case "integer" -> JSON.numberNode(Math.max(1, schema.path("minimum").asInt(1)));
            case "number" -> JSON.numberNode(1);
            case "boolean" -> JSON.booleanNode(true);
            default -> JSON.textNode(text(schema, name));
        };
    }

    private static String text(JsonNode schema, String name) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> "0190a7e0-0000-7000-8000-000000000000";
            case "date" -> "2026-01-01";
            case "date-time" -> "2026-01-01T00:00:00Z";
            default ->
                switch (name) {
                    case "amount" -> "1.00";
                    case "currency" -> "USD";
                    case "country" -> "US";
                    default -> "abcdef";
                };
        };
    }

    /** Every field of the body made wrong in every way, one at a time. */
    List<Case> cases(JsonNode schema) {
        List<Case> cases = new ArrayList<>();
        JsonNode body = resolved(schema);
        if (example(schema) instanceof ObjectNode whole) {
            collect(body, whole, "", cases);
        }
        return cases;
    }

    private void collect(JsonNode schema, ObjectNode whole, String prefix, List<Case> cases) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        cases.add(changed(whole, prefix, "nobodyKnowsThis", JSON.textNode("x"), "an unknown field"));
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            String name = property.getKey();
            JsonNode field = resolved(property.getValue());
            if (required.contains(name)) {
                cases.add(changed(whole, prefix, name, null, "left out"));
                cases.add(changed(whole, prefix, name, JSON.nullNode(), "null"));
            }
            wrong(field, name).forEach(value -> cases.add(changed(whole, prefix, name, value.body(), value.name())));
            if (type(field).equals("object") && prefix.split("\\.", -1).length < DEEPEST) {
                collect(field, whole, prefix + name + ".", cases);
            }
        }
    }

    /** Values that a field of this schema does not take. */
    private static Stream<Case> wrong(JsonNode schema, String name) {
        Stream.Builder<Case> values = Stream.builder();
        String type = type(schema);
        if (!type.equals("array")) {
            values.add(new Case("an array", name, JSON.arrayNode().add("x").add(1)));
        }
        if (!type.equals("object")) {
            values.add(new Case("an object", name, JSON.objectNode().put("x", 1)));
        } else {
            values.add(new Case("a text", name, JSON.textNode("x")));
        }
        switch (type) {
            case "string" -> {
                values.add(new Case("a number", name, JSON.numberNode(7)));
                values.add(new Case("a truth", name, JSON.booleanNode(true)));
                if (schema.has("maxLength")) {
                    int longest = schema.get("maxLength").asInt();
                    values.add(new Case("too long", name, JSON.textNode("A".repeat(longest + 1))));
                }
                if (schema.has("enum") || schema.path("format").asText().equals("uuid")) {
                    values.add(new Case("an unknown value", name, JSON.textNode("NOBODY_KNOWS_THIS")));
                }
            }
            case "integer", "number" -> {
                values.add(new Case("a text", name, JSON.textNode("seven")));
                values.add(new Case("far too large", name, JSON.numberNode(1e300)));
            }
            case "boolean" -> values.add(new Case("a text", name, JSON.textNode("maybe")));
            default -> {}
        }
        return values.build();
    }

    private static Case changed(
            ObjectNode whole,
            String prefix,
            String name,
            @org.jspecify.annotations.Nullable JsonNode value,
            String how) {
        ObjectNode copy = whole.deepCopy();
        JsonNode parent = prefix.isEmpty()
                ? copy
                : copy.at("/" + prefix.substring(0, prefix.length() - 1).replace('.', '/'));
        ObjectNode object = (ObjectNode) parent;
        if (value == null) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
        return new Case(prefix + name + " " + how, prefix + name, copy);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
        }
        return type.asText(schema.has("properties") ? "object" : "string");
    }
}
