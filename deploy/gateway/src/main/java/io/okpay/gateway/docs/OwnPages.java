package io.okpay.gateway.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.okpay.gateway.GatewayConfig;
import io.okpay.gateway.exchange.Exchange;
import io.okpay.gateway.problem.GatewayProblem;
import io.okpay.gateway.problem.ProblemCatalogue;
import io.okpay.gateway.route.RouteTable;
import io.okpay.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;

/** What the gateway answers by itself. Used on one event loop only. */
public final class OwnPages {

    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String JSON = "application/json";
    private static final Map<String, Asset> ASSETS = Map.of(
            "/", Asset.page("index.html"),
            "/docs/", Asset.page("docs.html"),
            "/docs/docs.js", Asset.script("docs.js"),
            "/docs/swagger-ui.css", Asset.ofSwaggerUi("swagger-ui.css", "text/css; charset=utf-8"),
            "/docs/swagger-ui-bundle.js", Asset.ofSwaggerUi("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
            "/favicon.ico", Asset.ofSwaggerUi("favicon-32x32.png", "image/png"));

    private final RouteTable routes;
    private final String version;
    private final ServiceDocuments openApi;
    private final ServiceDocuments problems;
    private final ObjectMapper json = new ObjectMapper();
    private final ObjectMapper yaml = new YAMLMapper();
    private final Map<String, Buffer> contents = new HashMap<>();

    public OwnPages(GatewayConfig config, RouteTable routes, Upstreams upstreams) {
        this.routes = routes;
        this.version = config.docs().version();
        var services = config.docs().services();
        this.openApi = new ServiceDocuments(
                upstreams, services, "/q/openapi?format=json", config.docs().refresh());
        this.problems = new ServiceDocuments(
                upstreams, services, "/v1/problems", config.docs().refresh());
    }

    /** Answers the request when it is for the gateway itself. */
    public boolean answer(Exchange exchange) {
        String path = exchange.path();
        boolean own = ASSETS.containsKey(path)
                || path.equals("/docs")
                || path.equals("/openapi.json")
                || path.equals("/openapi.yaml")
                || path.equals("/v1/problems");
        if (!own) {
            return false;
        }
        exchange.routedTo("gateway");
        HttpMethod method = exchange.request().method();
        if (!HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method)) {
            exchange.request().response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            exchange.refuse(GatewayProblem.METHOD_NOT_ALLOWED);
            return true;
        }
        switch (path) {
            case "/docs" -> {
                exchange.request().response().putHeader(HttpHeaders.LOCATION, "/docs/");
                exchange.answer(308, Buffer.buffer());
            }
            case "/openapi.json" -> send(exchange, JSON, openApi.current().map(all -> write(json, document(all))));
            case "/openapi.yaml" ->
                send(exchange, "application/yaml", openApi.current().map(all -> write(yaml, document(all))));
            case "/v1/problems" ->
                send(
                        exchange,
                        JSON,
                        problems.current().map(all -> write(json, ProblemCatalogue.merge(all.documents()))));
            default -> asset(exchange, path);
        }
        return true;
    }

    private JsonNode document(ServiceDocuments.Snapshot services) {
        return MergedOpenApi.of(services, routes, version);
    }

    private void asset(Exchange exchange, String path) {
        Asset asset = ASSETS.get(path);
        if (asset == null) {
            exchange.refuse(GatewayProblem.ROUTE_NOT_FOUND);
            return;
        }
        var headers = exchange.request().response().headers();
        headers.set(HttpHeaders.CONTENT_TYPE, asset.contentType());
        headers.set("Content-Security-Policy", PAGE_POLICY);
        headers.set(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        exchange.answer(200, contents.computeIfAbsent(path, first -> asset.content()));
    }

    private static Buffer write(ObjectMapper mapper, JsonNode content) {
        try {
            return Buffer.buffer(mapper.writeValueAsBytes(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(Exchange exchange, String contentType, Future<Buffer> content) {
        content.onSuccess(body -> {
            exchange.request().response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
            exchange.answer(200, body);
        });
        content.onFailure(exchange::fail);
    }
}
