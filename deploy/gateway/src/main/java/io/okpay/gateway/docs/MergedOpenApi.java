package io.okpay.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.okpay.gateway.route.RouteTable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One OpenAPI 3.1 document out of those of the services, with only what a route leads to. */
final class MergedOpenApi {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final RouteTable routes;
    private final ObjectNode merged = JsonNodeFactory.instance.objectNode();
    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();
    private final ObjectNode components = JsonNodeFactory.instance.objectNode();
    private final ArrayNode tags = JsonNodeFactory.instance.arrayNode();
    private final Set<String> tagNames = new HashSet<>();
    private final Set<String> operationIds = new HashSet<>();

    private MergedOpenApi(RouteTable routes) {
        this.routes = routes;
    }

    static ObjectNode of(ServiceDocuments.Snapshot services, RouteTable routes, String version) {
        var document = new MergedOpenApi(routes);
        services.documents().forEach(document::add);
        return document.complete(services.missing(), version);
    }

    private ObjectNode complete(Set<String> missing, String version) {
        paths.setAll(OwnOperations.paths());
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "OKPay API")
                .put("version", version)
                .put(
                        "description",
                        "Everything that a client may call, through the gateway. Money is a decimal string with its currency, "
                                + "every refusal is an RFC 9457 problem, and every POST that moves money wants an Idempotency-Key.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        merged.putArray("servers").addObject().put("url", "/");
        merged.set("tags", tags);
        merged.set("paths", sorted(paths));
        merged.set("components", components);
        if (!missing.isEmpty()) {
            missing.forEach(merged.putArray("x-okpay-missing-services")::add);
        }
        return merged;
    }

    private void add(String service, JsonNode document) {
        if (!document.isObject()) {
            return;
        }
        String prefix = prefix(service);
        ObjectNode own = new ComponentNames(components, prefix).unique(document.deepCopy());
        own.path("components").properties().forEach(section -> {
            ObjectNode target = components.withObjectProperty(section.getKey());
            section.getValue().properties().forEach(entry -> target.set(entry.getKey(), entry.getValue()));
        });
        JsonNode security = own.path("security");
        own.path("paths").properties().forEach(path -> {
            ObjectNode open = reachable(service, path.getKey(), path.getValue());
            open.properties().forEach(entry -> describe(entry.getKey(), entry.getValue(), security, prefix));
            if (!open.isEmpty() && !paths.has(path.getKey())) {
                paths.set(path.getKey(), open);
            }
        });
        own.path("tags").forEach(tag -> {
            if (tagNames.add(tag.path("name").asText())) {
                tags.add(tag);
            }
        });
    }

    private ObjectNode reachable(String service, String path, JsonNode item) {
        ObjectNode open = JsonNodeFactory.instance.objectNode();
        item.properties().forEach(entry -> {
            boolean operation = METHODS.contains(entry.getKey());
            if (operation && routes.leadsTo(service, entry.getKey().toUpperCase(Locale.ROOT), path)) {
                open.set(entry.getKey(), entry.getValue());
            }
        });
        if (!open.isEmpty()) {
            item.properties().stream()
                    .filter(entry -> !METHODS.contains(entry.getKey()))
                    .forEach(entry -> open.set(entry.getKey(), entry.getValue()));
        }
        return open;
    }

    private void describe(String method, JsonNode value, JsonNode security, String prefix) {
        if (!METHODS.contains(method) || !(value instanceof ObjectNode operation)) {
            return;
        }
        if (security.isArray() && !operation.has("security")) {
            operation.set("security", security.deepCopy());
        }
        if (operation.get("operationId") instanceof TextNode id && !operationIds.add(id.asText())) {
            operation.put("operationId", prefix + id.asText());
        }
    }

    private static ObjectNode sorted(ObjectNode node) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.set(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static String prefix(String service) {
        String name = service.replace("-service", "");
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
