package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * One side of a transfer.
 *
 * @param account {@code wallet:<uuid>}, or {@code system:<code>} such as {@code system:FEES}
 * @param amountMinor minor units: positive credits the account, negative debits it
 * @param currency ISO 4217
 */
@RegisterForReflection
public record TransferLeg(String account, long amountMinor, String currency) {

    /** A leg on a customer's wallet. */
    public static TransferLeg wallet(UUID walletId, long amountMinor, String currency) {
        return new TransferLeg("wallet:" + walletId, amountMinor, currency);
    }

    /** A leg on one of the operator's own accounts. */
    public static TransferLeg system(String code, long amountMinor, String currency) {
        return new TransferLeg("system:" + code, amountMinor, currency);
    }
}
