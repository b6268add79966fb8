package io.okpay.payment.order;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.page.PageRequest;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All orders, and what payments do with them. */
@ApplicationScoped
public class Orders {

    private final EntityManager entities;
    private final Directory directory;
    private final Outbox outbox;

    /**
     * What a payer of an order pays.
     *
     * @param obstacle why it cannot be paid now, if it cannot
     */
    public record Payable(
            UUID id,
            UUID merchantId,
            Money amount,
            String description,
            @Nullable QuoteProblem obstacle) {}

    Orders(EntityManager entities, Directory directory, Outbox outbox) {
        this.entities = entities;
        this.directory = directory;
        this.outbox = outbox;
    }

    /** What is to be paid for an order, if there is one. Nothing is claimed yet. */
    @Transactional
    public Optional<Payable> payable(UUID id) {
        return find(id, LockModeType.NONE)
                .map(order -> new Payable(
                        order.id(),
                        order.merchantId(),
                        order.amount(),
                        order.description(),
                        order.obstacle(now()).orElse(null)));
    }

    /**
     * Claims the order for an accepted payment until that is {@link #paid} or {@link #released}.
     *
     * @throws ProblemException ORDER_ALREADY_PAID, ORDER_BEING_PAID, ORDER_EXPIRED or ORDER_CANCELLED
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void claim(UUID id, UUID paymentId) {
        find(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow().claim(paymentId, now());
    }

    /** Gives up a payment's claim, if it has one: it moved no money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void released(UUID id, UUID paymentId) {
        find(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow().release(paymentId, now());
    }

    /** The payment that had claimed the order has moved the money; the same payment again changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void paid(UUID id, UUID paymentId, Money fee) {
        find(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow()
                .pay(paymentId, fee, now())
                .ifPresent(outbox::publish);
    }

    /** Part of a paid order went back to its payer. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refunded(UUID id, UUID refundId, Money amount) {
        outbox.publish(find(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow().refund(refundId, amount, now()));
    }

    /**
     * The payment of the merchant's own order.
     *
     * @throws ProblemException NOT_FOUND when it is another's, ORDER_NOT_PAID
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID paymentOf(UUID id, UUID merchantId) {
        MerchantOrder order = find(id, LockModeType.NONE)
                .filter(one -> one.merchantId().equals(merchantId))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        OrderState state = order.stateAt(now());
        UUID paymentId = order.paymentId();
        if (state != OrderState.PAID || paymentId == null) {
            throw ProblemException.of(OrderProblem.ORDER_NOT_PAID).with("state", state.name());
        }
        return paymentId;
    }

    /** The rail took back what had paid the order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void chargedBack(UUID id) {
        find(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow().chargeBack(now());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    MerchantOrder open(UUID merchantId, String reference, String description, Money amount, Duration life) {
        if (directory.wallet(merchantId, amount.currencyCode()).isEmpty()) {
            throw ProblemException.of(OrderProblem.MERCHANT_CURRENCY_NOT_HELD, "amount.currency")
                    .with("currency", amount.currencyCode());
        }
        var _ = entities.createNativeQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended(?1, 0)) IS NULL", Boolean.class)
                .setParameter(1, "order\n" + merchantId + "\n" + reference)
                .getSingleResult();
        boolean taken = !entities.createQuery(
                        "select id from MerchantOrder where merchantId = ?1 and reference = ?2", UUID.class)
                .setParameter(1, merchantId)
                .setParameter(2, reference)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw ProblemException.of(OrderProblem.ORDER_REFERENCE_TAKEN, "reference");
        }
        Instant now = now();
        MerchantOrder order = new MerchantOrder(merchantId, reference, description, amount, now, now.plus(life));
        entities.persist(order);
        entities.flush();
        return order;
    }

    @Transactional
    MerchantOrder cancel(UUID id, UUID merchantId) {
        MerchantOrder order = find(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(one -> one.merchantId().equals(merchantId))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        outbox.publish(order.cancel(now()));
        return order;
    }

    @Transactional
    Optional<MerchantOrder> order(UUID id) {
        return find(id, LockModeType.NONE);
    }

    @Transactional
    PageRequest.Cut<MerchantOrder> page(UUID merchantId, PageRequest page) {
        UUID after = page.after();
        return page.cut(
                entities.createQuery(
                                "from MerchantOrder where merchantId = ?1 and (?2 is null or id < ?2) order by id desc",
                                MerchantOrder.class)
                        .setParameter(1, merchantId)
                        .setParameter(2, after)
                        .setMaxResults(page.rows())
                        .getResultList(),
                MerchantOrder::id);
    }

    /** Ends what nobody paid in time; what another replica ends is skipped. */
    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void expireDue() {
        Instant now = now();
        List<?> due = entities.createNativeQuery(
                        "SELECT id FROM merchant_order WHERE state = 'CREATED' AND payment_id IS NULL AND expires_at <= ?1"
                                + " ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED",
                        UUID.class)
                .setParameter(1, now)
                .getResultList();
        due.forEach(id -> outbox.publish(entities.find(MerchantOrder.class, id).expire(now)));
    }

    /** A lock is worth nothing with what was read before it: the transaction may have looked at the order already. */
    private Optional<MerchantOrder> find(UUID id, LockModeType lock) {
        Optional<MerchantOrder> found = Optional.ofNullable(entities.find(MerchantOrder.class, id));
        if (lock != LockModeType.NONE) {
            found.ifPresent(order -> {
                entities.flush();
                entities.refresh(order, lock);
            });
        }
        return found;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
