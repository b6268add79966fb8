package io.okpay.payment.schedule;

import io.okpay.payment.exemption.Exemptions;
import io.okpay.payment.page.PageRequest;
import io.okpay.payment.quote.QuoteRequest;
import io.okpay.payment.stepup.FactorFailed;
import io.okpay.payment.stepup.FactorVerified;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All schedules, and what payments do with their days. */
@ApplicationScoped
public class Schedules {

    /** What may be over by the next try. */
    private static final Set<String> PASSING =
            Set.of("INSUFFICIENT_BALANCE", "LIMIT_EXCEEDED", "CARD_DECLINED", "CUSTOMER_NOT_READY", "TARIFF_NOT_FOUND");

    private final EntityManager entities;
    private final Exemptions exemptions;
    private final Outbox outbox;
    private final List<Duration> retryAfter;
    private final int mostFailures;

    /**
     * A payment whose day has come.
     *
     * @param terms what it is quoted with
     * @param payeeId who is paid
     * @param mostDebit what the payer agreed to
     */
    public record Due(UUID scheduleId, UUID customerId, QuoteRequest terms, UUID payeeId, Money mostDebit) {}

    Schedules(
            EntityManager entities,
            Exemptions exemptions,
            Outbox outbox,
            @ConfigProperty(name = "okpay.schedule.retry-after") List<Duration> retryAfter,
            @ConfigProperty(name = "okpay.schedule.pause-after-failures") int mostFailures) {
        this.entities = entities;
        this.exemptions = exemptions;
        this.outbox = outbox;
        this.retryAfter = List.copyOf(retryAfter);
        this.mostFailures = mostFailures;
    }

    /** Schedules that have to do something; those that another replica works on are skipped. */
    @Transactional
    public List<UUID> due() {
        return entities
                .createNativeQuery(
                        "SELECT id FROM schedule WHERE due_at <= ?1 ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED",
                        UUID.class)
                .setParameter(1, now())
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    /**
     * Starts the payment whose day has come in the running transaction. While another replica does so, nothing happens.
     *
     * @param start starts the payment and names it
     * @throws ProblemException of {@code start}: the transaction is to be rolled back, and {@link #refused} told
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void pay(UUID scheduleId, Function<Due, UUID> start) {
        Instant now = now();
        Schedule schedule = unlessTaken(scheduleId).orElse(null);
        if (schedule == null) {
            return;
        }
        if (schedule.stateAt(now) == ScheduleState.EXPIRED) {
            schedule.expire(now);
        } else if (schedule.isDue(now)) {
            UUID paymentId = start.apply(new Due(
                    scheduleId, schedule.customerId(), schedule.terms(), schedule.payeeId(), schedule.mostDebit()));
            run(schedule, now).processing(paymentId, now);
            schedule.underway();
        }
    }

    /** The payment whose day has come could not be started. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void refused(UUID scheduleId, String code, Map<String, String> details) {
        Instant now = now();
        unlessTaken(scheduleId)
                .filter(schedule -> schedule.isDue(now))
                .ifPresent(schedule -> failed(schedule, run(schedule, now), code, details, now));
    }

    /** The payment of a day has moved the money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void paid(UUID scheduleId, UUID paymentId) {
        ended(scheduleId, paymentId, (schedule, run) -> {
            run.paid(now());
            schedule.succeeded();
            schedule.advance(now()).ifPresent(outbox::publish);
        });
    }

    /** The payment of a day moved no money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void failed(UUID scheduleId, UUID paymentId, String code, Map<String, String> details) {
        ended(scheduleId, paymentId, (schedule, run) -> failed(schedule, run, code, details, now()));
    }

    private interface Ending {
        void of(Schedule schedule, ScheduledRun run);
    }

    private void ended(UUID scheduleId, UUID paymentId, Ending ending) {
        Schedule schedule = locked(scheduleId).orElseThrow();
        entities.createQuery("from ScheduledRun where paymentId = ?1 and state = ?2", ScheduledRun.class)
                .setParameter(1, paymentId)
                .setParameter(2, RunState.PROCESSING)
                .getResultStream()
                .findFirst()
                .ifPresent(run -> ending.of(schedule, run));
    }

    private void failed(Schedule schedule, ScheduledRun run, String code, Map<String, String> details, Instant now) {
        run.tried(code, details);
        boolean again =
                schedule.state() == ScheduleState.ACTIVE && PASSING.contains(code) && run.tries() <= retryAfter.size();
        if (again) {
            Instant then = now.plus(retryAfter.get(run.tries() - 1));
            run.delayed(then, now);
            schedule.retryAt(then);
            outbox.publish(schedule.paymentFailed(run, now));
            return;
        }
        run.failed(now);
        outbox.publish(schedule.paymentFailed(run, now));
        schedule.failedOn(code, mostFailures, now).ifPresent(outbox::publish);
        schedule.advance(now).ifPresent(outbox::publish);
    }

    void confirmed(@Observes FactorVerified factor) {
        if (factor.last()) {
            waiting(factor.subjectId(), schedule -> {
                exemptions.authenticated(schedule.customerId());
                outbox.publish(schedule.activate(now()));
            });
        }
    }

    void notConfirmed(@Observes FactorFailed factor) {
        waiting(factor.subjectId(), schedule -> schedule.fail(factor.code(), now()));
    }

    private void waiting(UUID id, Consumer<Schedule> then) {
        locked(id)
                .filter(schedule -> schedule.stateAt(now()) == ScheduleState.REQUIRES_AUTHENTICATION)
                .ifPresent(then);
    }

    @Transactional
    Schedule own(UUID id, UUID customerId) {
        return owned(Optional.ofNullable(entities.find(Schedule.class, id)), customerId);
    }

    @Transactional
    Schedule cancel(UUID id, UUID customerId) {
        Schedule schedule = owned(locked(id), customerId);
        outbox.publish(schedule.cancel(now()));
        giveUpWaiting(schedule);
        return schedule;
    }

    @Transactional
    Schedule pause(UUID id, UUID customerId) {
        Schedule schedule = owned(locked(id), customerId);
        schedule.pause(now());
        if (giveUpWaiting(schedule)) {
            schedule.advance(now()).ifPresent(outbox::publish);
        }
        return schedule;
    }

    @Transactional
    Schedule resume(UUID id, UUID customerId) {
        Schedule schedule = owned(locked(id), customerId);
        if (isUnderway(schedule)) {
            throw ProblemException.of(ScheduleProblem.SCHEDULED_PAYMENT_UNDERWAY)
                    .retryAfter(5);
        }
        schedule.resume(now()).ifPresent(outbox::publish);
        return schedule;
    }

    @Transactional
    Schedule skip(UUID id, UUID customerId) {
        Schedule schedule = owned(locked(id), customerId);
        schedule.requireRunning(now());
        if (isUnderway(schedule)) {
            throw ProblemException.of(ScheduleProblem.SCHEDULED_PAYMENT_UNDERWAY)
                    .retryAfter(5);
        }
        if (schedule.nextOn().isEmpty()) {
            throw ProblemException.of(ScheduleProblem.NOTHING_TO_SKIP);
        }
        run(schedule, now()).skipped(now());
        schedule.advance(now()).ifPresent(outbox::publish);
        return schedule;
    }

    @Transactional
    PageRequest.Cut<Schedule> page(UUID customerId, PageRequest page) {
        return page.cut(
                entities.createQuery(
                                "from Schedule where customerId = ?1 and (?2 is null or id < ?2) order by id desc",
                                Schedule.class)
                        .setParameter(1, customerId)
                        .setParameter(2, page.after())
                        .setMaxResults(page.rows())
                        .getResultList(),
                Schedule::id);
    }

    @Transactional
    PageRequest.Cut<ScheduledRun> runs(UUID scheduleId, PageRequest page) {
        return page.cut(
                entities.createQuery(
                                "from ScheduledRun where scheduleId = ?1 and (?2 is null or id < ?2) order by id desc",
                                ScheduledRun.class)
                        .setParameter(1, scheduleId)
                        .setParameter(2, page.after())
                        .setMaxResults(page.rows())
                        .getResultList(),
                ScheduledRun::id);
    }

    /** What is waiting to be tried again is not tried again; whether there was something. */
    private boolean giveUpWaiting(Schedule schedule) {
        return currentRun(schedule)
                .filter(run -> run.state() == RunState.DELAYED)
                .map(run -> {
                    run.failed(now());
                    return true;
                })
                .orElse(false);
    }

    private boolean isUnderway(Schedule schedule) {
        return currentRun(schedule)
                .filter(run -> run.state() == RunState.PROCESSING)
                .isPresent();
    }

    private ScheduledRun run(Schedule schedule, Instant now) {
        return currentRun(schedule).orElseGet(() -> {
            ScheduledRun run = new ScheduledRun(
                    schedule.id(), schedule.nextNumber(), schedule.nextOn().orElseThrow(), RunState.PROCESSING, now);
            entities.persist(run);
            return run;
        });
    }

    private Optional<ScheduledRun> currentRun(Schedule schedule) {
        return entities.createQuery("from ScheduledRun where scheduleId = ?1 and number = ?2", ScheduledRun.class)
                .setParameter(1, schedule.id())
                .setParameter(2, schedule.nextNumber())
                .getResultStream()
                .findFirst();
    }

    private Optional<Schedule> unlessTaken(UUID id) {
        return entities.createNativeQuery("SELECT id FROM schedule WHERE id = ?1 FOR UPDATE SKIP LOCKED", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .map(found -> entities.find(Schedule.class, found));
    }

    private Optional<Schedule> locked(UUID id) {
        return Optional.ofNullable(entities.find(Schedule.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Schedule owned(Optional<Schedule> found, UUID customerId) {
        return found.filter(schedule -> schedule.customerId().equals(customerId))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
