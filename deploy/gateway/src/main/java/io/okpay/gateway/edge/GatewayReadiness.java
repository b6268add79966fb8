package io.okpay.gateway.edge;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says on the management port whether clients are answered. A service that is down does not make the gateway unready. */
@Singleton
@Readiness
final class GatewayReadiness implements HealthCheck {

    private final GatewayLifecycle gateway;

    GatewayReadiness(GatewayLifecycle gateway) {
        this.gateway = gateway;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("listening")
                .status(gateway.server().isListening())
                .build();
    }
}
