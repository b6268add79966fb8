package io.okpay.notification.webhook.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A replica that takes no more webhooks is to be replaced. */
@Liveness
@ApplicationScoped
class WebhookDispatcherLiveness implements HealthCheck {

    private final WebhookDispatcher dispatcher;

    WebhookDispatcherLiveness(WebhookDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Webhook dispatcher")
                .status(dispatcher.isRunning())
                .build();
    }
}
