package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * One replica of a service says how it is, every few seconds. Who says nothing is not well.
 *
 * @param service for example {@code account-service}
 * @param instance names the replica
 * @param ready whether it takes requests
 * @param failing the readiness checks that fail
 * @param reportedAt when
 */
@RegisterForReflection
public record ServiceHealthReported(
        String service, String instance, boolean ready, List<String> failing, Instant reportedAt) implements Event {

    @Override
    public String key() {
        return service + "/" + instance;
    }
}
