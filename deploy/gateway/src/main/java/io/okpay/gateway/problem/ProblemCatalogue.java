package io.okpay.gateway.problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Every refusal of the suite in one list, each with the services that make it. */
public final class ProblemCatalogue {

    private ProblemCatalogue() {}

    /** Merges the catalogues of the services with the gateway's own. */
    public static ArrayNode merge(Map<String, JsonNode> catalogues) {
        Map<String, ObjectNode> byCode = new TreeMap<>();
        for (GatewayProblem problem : GatewayProblem.values()) {
            add(byCode, entry(problem), "gateway");
        }
        catalogues.forEach((service, catalogue) -> catalogue.forEach(entry -> {
            if (entry instanceof ObjectNode known && known.hasNonNull("code")) {
                add(byCode, known.deepCopy(), service);
            }
        }));
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        byCode.values().forEach(merged::add);
        return merged;
    }

    private static void add(Map<String, ObjectNode> byCode, ObjectNode entry, String service) {
        byCode.computeIfAbsent(entry.path("code").asText(), code -> entry)
                .withArray("services")
                .add(service);
    }

    private static ObjectNode entry(GatewayProblem problem) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", problem.name())
                .put("type", problem.type())
                .put("status", problem.status())
                .put("retryable", problem.retryable())
                .put("title", problem.title(Language.ENGLISH))
                .put("titleZh", problem.title(Language.CHINESE));
    }
}
