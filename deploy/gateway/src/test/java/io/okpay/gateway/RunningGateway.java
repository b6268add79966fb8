package io.okpay.gateway;

import io.okpay.gateway.edge.GatewayServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A gateway on free ports before one server that plays every service. */
public final class RunningGateway implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final GatewayServer server;
    private final HttpServer upstream;

    private RunningGateway(Handler<HttpServerRequest> service, Map<String, String> settings) {
        try {
            upstream = vertx.createHttpServer()
                    .requestHandler(service)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        String address = "http://127.0.0.1:" + upstream.actualPort();
        Map<String, String> values = new HashMap<>(Map.of(
                "okpay.gateway.http.port",
                "0",
                "okpay.gateway.https.port",
                "0",
                "okpay.gateway.listeners",
                "1",
                "okpay.gateway.data",
                temporary().toString(),
                "okpay.gateway.timeouts.drain",
                "3s",
                "okpay.gateway.upstreams.account-service",
                address,
                "okpay.gateway.upstreams.payment-service",
                address,
                "okpay.gateway.upstreams.fx-service",
                address,
                "okpay.gateway.upstreams.notification-service",
                address,
                "okpay.gateway.upstreams.keycloak",
                address));
        values.putAll(settings);
        server = new GatewayServer(vertx, config(values));
    }

    /** Starts a gateway with these settings beyond the usual ones. */
    public static RunningGateway before(Handler<HttpServerRequest> service, Map<String, String> settings) {
        var gateway = new RunningGateway(service, settings);
        gateway.server.start();
        return gateway;
    }

    /** Starts a gateway. */
    public static RunningGateway before(Handler<HttpServerRequest> service) {
        return before(service, Map.of());
    }

    /** The settings that these values make. */
    public static GatewayConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(GatewayConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    public GatewayServer server() {
        return server;
    }

    public String url() {
        return "http://127.0.0.1:" + server.plainPort();
    }

    public String secureUrl() {
        return "https://localhost:" + server.securePort();
    }

    /** Where the services are. */
    public String upstreamUrl() {
        return "http://127.0.0.1:" + upstream.actualPort();
    }

    /** Takes the services away. */
    public void stopUpstream() {
        upstream.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("okpay-gateway");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
