package io.okpay.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A replica that takes no more messages from the queue is to be replaced. */
@Liveness
@ApplicationScoped
class DispatcherLiveness implements HealthCheck {

    private final Dispatcher dispatcher;

    DispatcherLiveness(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Message dispatcher")
                .status(dispatcher.isRunning())
                .build();
    }
}
