package io.okpay.account.freeze;

import io.okpay.account.freeze.FreezeSteps.FreezeStep;
import io.okpay.account.ledger.Ledger;
import io.okpay.account.wallet.Wallet;
import io.okpay.account.wallet.Wallets;
import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.CustomerUnfrozen;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Freezes and unfreezes a customer: the freeze, the state of the customer, all wallets in the books, the step for the audit and the
 * event in one transaction, so that the ledger refuses the first debit that it decides after the commit.
 */
@ApplicationScoped
class FreezeCustomer {

    private final Freezes freezes;
    private final FreezeSteps steps;
    private final FreezeReasons reasons;
    private final Wallets wallets;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Event<CustomerFrozen> frozen;
    private final Event<CustomerUnfrozen> unfrozen;
    private final Duration latestReview;

    FreezeCustomer(
            Freezes freezes,
            FreezeSteps steps,
            FreezeReasons reasons,
            Wallets wallets,
            Ledger ledger,
            Outbox outbox,
            Event<CustomerFrozen> frozen,
            Event<CustomerUnfrozen> unfrozen,
            @ConfigProperty(name = "okpay.freeze.latest-review") Duration latestReview) {
        this.freezes = freezes;
        this.steps = steps;
        this.reasons = reasons;
        this.wallets = wallets;
        this.ledger = ledger;
        this.outbox = outbox;
        this.frozen = frozen;
        this.unfrozen = unfrozen;
        this.latestReview = latestReview;
    }

    /**
     * Freezes.
     *
     * @param note why, for operators only
     * @param reviewBy by when it is looked at again, which the customer is promised
     * @throws ProblemException {@code NOT_FOUND}, {@code ALREADY_FROZEN} or {@code REVIEW_TIME_INVALID}
     */
    @Transactional
    FreezeResponse freeze(UUID customerId, FreezeReason reason, String note, Instant reviewBy, UUID operator) {
        Instant now = now();
        if (!reviewBy.isAfter(now) || reviewBy.isAfter(now.plus(latestReview))) {
            throw ProblemException.of(FreezeProblem.REVIEW_TIME_INVALID, "reviewBy")
                    .with("days", latestReview.toDays());
        }
        List<UUID> locked = walletsOf(customerId);
        if (freezes.open(customerId).isPresent()) {
            throw ProblemException.of(FreezeProblem.ALREADY_FROZEN);
        }
        Freeze freeze = new Freeze(customerId, reason, reviewBy.truncatedTo(ChronoUnit.MILLIS), now);
        freezes.persistAndFlush(freeze);
        steps.add(freeze.id(), new FreezeStep(freeze.state(), operator, note, now));
        ledger.setFrozen(locked, true);
        CustomerFrozen event = new CustomerFrozen(
                customerId, freeze.id(), reason.name(), reasons.explain(reason), freeze.reviewBy(), now);
        frozen.fire(event);
        outbox.publish(event);
        return response(freeze);
    }

    /**
     * One operator asks for the end.
     *
     * @throws ProblemException {@code NOT_FOUND}, or what {@link Freeze#requestRelease} says
     */
    @Transactional
    FreezeResponse requestRelease(UUID id, UUID customerId, String note, UUID operator) {
        Freeze freeze = locked(id, customerId);
        freeze.requestRelease(operator);
        steps.add(id, new FreezeStep(freeze.state(), operator, note, now()));
        return response(freeze);
    }

    /**
     * Another operator agrees: the wallets pay again.
     *
     * @throws ProblemException {@code NOT_FOUND}, or what {@link Freeze#release} says
     */
    @Transactional
    FreezeResponse release(UUID id, UUID customerId, UUID operator) {
        List<UUID> locked = walletsOf(customerId);
        Freeze freeze = locked(id, customerId);
        Instant now = now();
        freeze.release(operator, now);
        steps.add(id, new FreezeStep(freeze.state(), operator, null, now));
        ledger.setFrozen(locked, false);
        CustomerUnfrozen event = new CustomerUnfrozen(customerId, id, now);
        unfrozen.fire(event);
        outbox.publish(event);
        return response(freeze);
    }

    /**
     * All freezes of a customer with their steps, latest first.
     *
     * @throws ProblemException {@code NOT_FOUND}
     */
    @Transactional
    List<FreezeResponse> of(UUID customerId) {
        if (wallets.of(customerId).isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return freezes.of(customerId).stream().map(this::response).toList();
    }

    /** Those that hold, the one to be reviewed first ahead. */
    @Transactional
    List<FreezeResponse> due(int most) {
        return freezes.due(most).stream().map(this::response).toList();
    }

    /** Under locks that keep a further wallet from being opened meanwhile, which would not be frozen. */
    private List<UUID> walletsOf(UUID customerId) {
        List<UUID> locked = wallets.locked(customerId).stream().map(Wallet::id).toList();
        if (locked.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return locked;
    }

    private Freeze locked(UUID id, UUID customerId) {
        return freezes.locked(id, customerId).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private FreezeResponse response(Freeze freeze) {
        return FreezeResponse.from(freeze, steps.of(freeze.id()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
