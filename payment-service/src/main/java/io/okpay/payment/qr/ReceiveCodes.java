package io.okpay.payment.qr;

import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The handles by which people are paid: each customer has one at a time, and can have another at any time. */
@ApplicationScoped
public class ReceiveCodes {

    private static final int HANDLE_BYTES = 16;

    private final EntityManager entities;
    private final SecureRandom random = new SecureRandom();

    /**
     * Whom a code pays, and what it asks for.
     *
     * @param currency ISO 4217
     * @param amount in that currency; the payer decides when there is none
     * @param note what it is for
     */
    public record Payee(
            UUID customerId,
            String currency,
            @Nullable Money amount,
            @Nullable String note) {}

    ReceiveCodes(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Reads the payload of a scanned code.
     *
     * @throws ProblemException QR_INVALID, QR_CHECKSUM_WRONG, QR_VERSION_UNKNOWN, QR_NOT_SUPPORTED or QR_UNKNOWN
     */
    public Payee payee(String payload) {
        PersonalCode code = PersonalCode.of(payload);
        UUID customerId = owner(code.handle()).orElseThrow(() -> ProblemException.of(QrProblem.QR_UNKNOWN, "payload"));
        return new Payee(customerId, code.currency(), code.amount(), code.note());
    }

    /** The customer's handle; a new one when there is none. */
    @Transactional
    String handle(UUID customerId) {
        return current(customerId).orElseGet(() -> {
            add(customerId);
            return current(customerId).orElseThrow();
        });
    }

    /** Makes the customer's old codes unknown. */
    @Transactional
    void rotate(UUID customerId) {
        entities.createNativeQuery(
                        "UPDATE receive_handle SET revoked_at = now() WHERE customer_id = ?1 AND revoked_at IS NULL")
                .setParameter(1, customerId)
                .executeUpdate();
        add(customerId);
    }

    private void add(UUID customerId) {
        byte[] handle = new byte[HANDLE_BYTES];
        random.nextBytes(handle);
        entities.createNativeQuery("INSERT INTO receive_handle (handle, customer_id) VALUES (?1, ?2)"
                        + " ON CONFLICT (customer_id) WHERE revoked_at IS NULL DO NOTHING")
                .setParameter(1, HexFormat.of().formatHex(handle))
                .setParameter(2, customerId)
                .executeUpdate();
    }

    private Optional<String> current(UUID customerId) {
        return entities
                .createNativeQuery(
                        "SELECT handle FROM receive_handle WHERE customer_id = ?1 AND revoked_at IS NULL", String.class)
                .setParameter(1, customerId)
                .getResultList()
                .stream()
                .map(String.class::cast)
                .findFirst();
    }

    private Optional<UUID> owner(String handle) {
        return entities
                .createNativeQuery(
                        "SELECT customer_id FROM receive_handle WHERE handle = ?1 AND revoked_at IS NULL", UUID.class)
                .setParameter(1, handle)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .findFirst();
    }
}
