package io.okpay.gateway.edge;

import io.okpay.gateway.GatewayConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Starts and stops the gateway with its process. */
@Singleton
public final class GatewayLifecycle {

    private final GatewayServer server;

    GatewayLifecycle(Vertx vertx, GatewayConfig config) {
        this.server = new GatewayServer(vertx, config);
    }

    void start(@Observes StartupEvent event) {
        server.start();
    }

    void stop(@Observes ShutdownEvent event) {
        server.stop();
    }

    /** The running server. */
    public GatewayServer server() {
        return server;
    }
}
