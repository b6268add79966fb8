package io.okpay.payment.payment;

import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.event.Event;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All payments. */
@ApplicationScoped
class Payments implements PanacheRepositoryBase<Payment, UUID> {

    Optional<Payment> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The command that moves the money of a payment in the books. */
    Event commandOf(Payment payment) {
        UUID originalId = payment.originalId();
        return Booking.of(payment, originalId == null ? null : findById(originalId));
    }

    /** The refunds of a payment, oldest first. */
    List<Payment> refundsOf(UUID originalId) {
        return list("originalId = ?1 order by id", originalId);
    }

    /** Payments to a merchant that arrived, from before {@code after} on, the newest first. */
    List<Payment> receivedBy(UUID merchantId, @Nullable UUID after, int most) {
        return find(
                        "payeeId = ?1 and type = ?2 and state in ?3 and (?4 is null or id < ?4) order by id desc",
                        merchantId,
                        PaymentType.MERCHANT_PAYMENT,
                        Stream.of(PaymentState.values())
                                .filter(PaymentState::arrived)
                                .toList(),
                        after)
                .page(0, most)
                .list();
    }

    /** What is confirmed and brings a customer a currency in which they had no wallet. */
    List<Payment> waitingForWallet(UUID customerId, String currency) {
        return find(
                        "payeeId = ?1 and coalesce(exchange.currency, currency) = ?2 and state = ?3 and type in ?4"
                                + " and payeeWalletId is null order by id",
                        customerId,
                        currency,
                        PaymentState.PROCESSING,
                        EnumSet.of(PaymentType.CONVERSION, PaymentType.CROSS_BORDER_TRANSFER))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Optional<Payment> visible(UUID id, UUID customerId) {
        return findByIdOptional(id).filter(payment -> payment.isVisibleTo(customerId));
    }

    /** Payments whose turn has come; those that another replica works on are skipped. */
    List<UUID> due(Instant now) {
        return getEntityManager()
                .createNativeQuery(
                        "SELECT id FROM payment WHERE due_at <= ?1 ORDER BY due_at LIMIT 50 FOR UPDATE SKIP LOCKED",
                        UUID.class)
                .setParameter(1, now)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }
}
