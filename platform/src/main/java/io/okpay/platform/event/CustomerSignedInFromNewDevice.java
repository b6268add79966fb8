package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer logged in from a device that is not among those they used before.
 *
 * @param customerId the customer
 * @param deviceId the device from now on
 * @param device in words, for example {@code Chrome on Windows}; what the client calls itself and no proof
 * @param ipAddress where the request came from, as the identity provider sees it
 * @param signedInAt when
 */
@RegisterForReflection
public record CustomerSignedInFromNewDevice(
        UUID customerId,
        UUID deviceId,
        String device,
        @Nullable String ipAddress,
        Instant signedInAt) implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
