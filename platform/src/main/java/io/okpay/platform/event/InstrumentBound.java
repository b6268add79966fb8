package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A funding instrument that can be charged. Carries the acquirer's token, never a card number.
 *
 * @param instrumentId the instrument
 * @param customerId the owner
 * @param paymentMethod the acquirer's id of the bound card
 * @param brand for example {@code visa}
 * @param last4 the last four digits
 * @param expiryMonth 1 to 12
 * @param expiryYear four digits
 * @param country ISO 3166-1 alpha-2 of the issuer
 * @param funding credit, debit or prepaid
 * @param boundAt when
 */
@RegisterForReflection
public record InstrumentBound(
        UUID instrumentId,
        UUID customerId,
        String paymentMethod,
        String brand,
        String last4,
        int expiryMonth,
        int expiryYear,
        String country,
        CardFunding funding,
        Instant boundAt)
        implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
