package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer whose phone is verified.
 *
 * @param customerId the subject of the customer's tokens
 * @param phone E.164
 * @param fullName as given at registration
 * @param country ISO 3166-1 alpha-2
 * @param locale BCP 47
 * @param registeredAt when the phone was verified
 */
@RegisterForReflection
public record CustomerRegistered(
        UUID customerId, String phone, String fullName, String country, String locale, Instant registeredAt)
        implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
