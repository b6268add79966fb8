package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank account that its customer proved to be able to read: it can be paid to and collected from. Published once the
 * micro-deposit was confirmed.
 *
 * @param instrumentId the instrument
 * @param customerId the owner
 * @param holder the account holder's name as the customer gave it
 * @param country ISO 3166-1 alpha-2 of the bank
 * @param currency ISO 4217
 * @param accountNumber the IBAN (ISO 13616) where {@code routingNumber} is absent, else the national account number
 * @param routingNumber the bank's national clearing code, for example an ABA routing number in the US; absent with an IBAN
 * @param bankName what a person recognises the bank by
 * @param last4 the last four characters of the account number
 * @param boundAt when
 */
@RegisterForReflection
public record BankAccountBound(
        UUID instrumentId,
        UUID customerId,
        String holder,
        String country,
        String currency,
        String accountNumber,
        @Nullable String routingNumber,
        String bankName,
        String last4,
        Instant boundAt)
        implements Event {

    @Override
    public String key() {
        return customerId.toString();
    }
}
