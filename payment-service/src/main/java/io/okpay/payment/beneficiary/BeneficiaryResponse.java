package io.okpay.payment.beneficiary;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank account abroad.
 *
 * @param iban left out where the country has none
 * @param accountNumber the national number, where there is no IBAN
 * @param bankCode with {@code accountNumber}
 */
public record BeneficiaryResponse(
        UUID id,
        String name,
        String country,
        String currency,
        @Nullable String iban,
        @Nullable String accountNumber,
        @Nullable String bankCode,
        @Nullable String bic,
        @Nullable Address address,
        Instant createdAt) {

    static BeneficiaryResponse from(Beneficiary beneficiary) {
        boolean national = beneficiary.bankCode() != null;
        return new BeneficiaryResponse(
                beneficiary.id(),
                beneficiary.name(),
                beneficiary.country(),
                beneficiary.currency(),
                national ? null : beneficiary.accountNumber(),
                national ? beneficiary.accountNumber() : null,
                beneficiary.bankCode(),
                beneficiary.bic(),
                beneficiary.address(),
                beneficiary.createdAt());
    }
}
