package io.okpay.gateway.docs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The operations that the gateway answers by itself. */
final class OwnOperations {

    private OwnOperations() {}

    static ObjectNode paths() {
        ObjectNode paths = JsonNodeFactory.instance.objectNode();
        ObjectNode list = paths.putObject("/v1/problems").putObject("get");
        list.putArray("tags").add("Problems");
        list.put("operationId", "listProblems");
        list.put("summary", "Every refusal of the suite, with the services that make it");
        list.putArray("security");
        ObjectNode schema = list.putObject("responses")
                .putObject("200")
                .put("description", "OK")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String text : new String[] {"code", "type", "title", "titleZh"}) {
            properties.putObject(text).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        properties.putObject("retryable").put("type", "boolean");
        properties.putObject("services").put("type", "array").putObject("items").put("type", "string");
        return paths;
    }
}
