package io.okpay.payment.request;

import io.okpay.payment.directory.Directory;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All requests for money, and what payments do with them. */
@ApplicationScoped
public class PaymentRequests {

    private final EntityManager entities;
    private final Directory directory;
    private final Outbox outbox;

    /**
     * What a payer pays who says yes.
     *
     * @param payeeId who asked
     * @param amount what arrives
     * @param note the asker's words
     */
    public record Payable(
            UUID id, UUID payeeId, Money amount, @Nullable String note) {}

    PaymentRequests(EntityManager entities, Directory directory, Outbox outbox) {
        this.entities = entities;
        this.directory = directory;
        this.outbox = outbox;
    }

    /**
     * What the customer pays who was asked, for a quote. Nothing is claimed yet.
     *
     * @throws ProblemException NOT_FOUND, REQUEST_FOR_PAYER_ONLY, REQUEST_NOT_OPEN or REQUEST_BEING_PAID
     */
    @Transactional
    public Payable payable(UUID id, UUID customerId) {
        PaymentRequest request = ofPayer(id, customerId, LockModeType.NONE);
        request.requireUnclaimed(now());
        return new Payable(request.id(), request.askerId(), request.amount(), request.note());
    }

    /**
     * Claims the request for a payment that the customer has accepted, so that no other pays it and nobody ends it before the payment
     * is {@link #paid} or {@link #released}.
     *
     * @throws ProblemException as {@link #payable}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void claim(UUID id, UUID customerId, UUID paymentId) {
        ofPayer(id, customerId, LockModeType.PESSIMISTIC_WRITE).claim(customerId, paymentId, now());
    }

    /** Gives up a payment's claim, if it has one: it moved no money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void released(UUID id, UUID paymentId) {
        find(id, LockModeType.PESSIMISTIC_WRITE).ifPresent(request -> request.release(paymentId, now()));
    }

    /**
     * Notes that a payment by this customer has paid the request, once. A payment that had claimed it is never refused; the same
     * payment again changes nothing.
     *
     * @throws ProblemException NOT_FOUND, REQUEST_NOT_OPEN or REQUEST_BEING_PAID
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void paid(UUID id, UUID customerId, UUID paymentId) {
        PaymentRequest request = find(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(PaymentRequests::notFound);
        request.pay(customerId, paymentId, now()).ifPresent(outbox::publish);
    }

    /** Says no, by who was asked. */
    @Transactional
    PaymentRequest decline(UUID id, UUID customerId) {
        PaymentRequest request = ofPayer(id, customerId, LockModeType.PESSIMISTIC_WRITE);
        outbox.publish(request.decline(customerId, now()));
        return request;
    }

    /** Asks no longer, by who asked. */
    @Transactional
    PaymentRequest cancel(UUID id, UUID customerId) {
        PaymentRequest request = visible(id, customerId, LockModeType.PESSIMISTIC_WRITE);
        if (!request.isAskedBy(customerId)) {
            throw ProblemException.of(RequestProblem.REQUEST_FOR_ASKER_ONLY);
        }
        outbox.publish(request.cancel(now()));
        return request;
    }

    /** A request of or to this customer. */
    PaymentRequest visible(UUID id, UUID customerId) {
        return visible(id, customerId, LockModeType.NONE);
    }

    private PaymentRequest ofPayer(UUID id, UUID customerId, LockModeType lock) {
        PaymentRequest request = visible(id, customerId, lock);
        if (request.isAskedBy(customerId)) {
            throw ProblemException.of(RequestProblem.REQUEST_FOR_PAYER_ONLY);
        }
        return request;
    }

    private PaymentRequest visible(UUID id, UUID customerId, LockModeType lock) {
        return find(id, lock)
                .filter(request -> request.isAskedBy(customerId)
                        || directory
                                .customer(customerId)
                                .filter(request::isAskedOf)
                                .isPresent())
                .orElseThrow(PaymentRequests::notFound);
    }

    /** A lock is worth nothing with what was read before it: the transaction may have looked at the request already. */
    private Optional<PaymentRequest> find(UUID id, LockModeType lock) {
        Optional<PaymentRequest> found = Optional.ofNullable(entities.find(PaymentRequest.class, id));
        if (lock != LockModeType.NONE) {
            found.ifPresent(request -> {
                entities.flush();
                entities.refresh(request, lock);
            });
        }
        return found;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException notFound() {
        return ProblemException.of(CommonProblem.NOT_FOUND);
    }
}
