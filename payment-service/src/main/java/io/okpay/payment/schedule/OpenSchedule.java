package io.okpay.payment.schedule;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.quote.Obstacle;
import io.okpay.payment.quote.PriceQuote;
import io.okpay.payment.quote.Quote;
import io.okpay.payment.quote.QuoteRequest;
import io.okpay.payment.stepup.AskForFactors;
import io.okpay.payment.stepup.Binding;
import io.okpay.payment.stepup.Confirmation;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a mandate for payments to come and asks for its factors. */
@ApplicationScoped
class OpenSchedule {

    private static final Set<PaymentType> REPEATABLE =
            EnumSet.of(PaymentType.TRANSFER, PaymentType.TOP_UP, PaymentType.WITHDRAWAL);

    /** What is in the way today and may be gone on the day. */
    private static final Set<String> OF_TODAY = Set.of("INSUFFICIENT_BALANCE", "LIMIT_EXCEEDED");

    private final EntityManager entities;
    private final Directory directory;
    private final PriceQuote prices;
    private final AskForFactors factors;
    private final Duration life;
    private final long most;

    OpenSchedule(
            EntityManager entities,
            Directory directory,
            PriceQuote prices,
            AskForFactors factors,
            @ConfigProperty(name = "okpay.schedule.life-unconfirmed") Duration life,
            @ConfigProperty(name = "okpay.schedule.most-for-one-customer") long most) {
        this.entities = entities;
        this.directory = directory;
        this.prices = prices;
        this.factors = factors;
        this.life = life;
        this.most = most;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Schedule open(UUID customerId, ScheduleRequest request) {
        if (!REPEATABLE.contains(request.type())) {
            throw ProblemException.of(ScheduleProblem.TYPE_NOT_SCHEDULABLE, "type")
                    .with("paymentType", request.type().name());
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        QuoteRequest terms = request.terms();
        Rhythm rhythm = request.rhythm(now);
        Quote price = prices.preview(customerId, terms);
        price.obstacles().stream()
                .filter(obstacle -> !OF_TODAY.contains(obstacle.code()))
                .findFirst()
                .map(Obstacle::refusal)
                .ifPresent(refusal -> {
                    throw refusal;
                });
        refuseTooMany(customerId);
        Schedule schedule = new Schedule(price, terms, rhythm, now.plus(life), now);
        entities.persist(schedule);
        factors.ask(
                confirmation(schedule, rhythm, now.plus(life)),
                directory.customer(customerId).orElseThrow());
        return schedule;
    }

    private static Confirmation confirmation(Schedule schedule, Rhythm rhythm, Instant deadline) {
        String binding = Binding.of(
                schedule.customerId(), schedule.payeeId(), schedule.mostDebit(), schedule.id(), rhythm.toString());
        return new Confirmation(
                OtpPurpose.SCHEDULE,
                schedule.id(),
                binding,
                Map.of(
                        "amount", schedule.mostDebit().toString(),
                        "payee", schedule.payeeName(),
                        "frequency", rhythm.frequency().name(),
                        "firstOn", rhythm.firstOn().toString()),
                deadline);
    }

    private void refuseTooMany(UUID customerId) {
        var _ = entities.createNativeQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended(?1, 0)) IS NULL", Boolean.class)
                .setParameter(1, "schedules\n" + customerId)
                .getSingleResult();
        long open = entities.createQuery(
                        "select count(*) from Schedule where customerId = ?1 and state in ?2", Long.class)
                .setParameter(1, customerId)
                .setParameter(2, EnumSet.of(ScheduleState.ACTIVE, ScheduleState.PAUSED))
                .getSingleResult();
        if (open >= most) {
            throw ProblemException.of(ScheduleProblem.TOO_MANY_SCHEDULES).with("most", most);
        }
    }
}
