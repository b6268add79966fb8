package io.okpay.payment.payment;

import io.okpay.payment.quote.PriceQuote;
import io.okpay.payment.quote.Quote;
import io.okpay.payment.schedule.ScheduleProblem;
import io.okpay.payment.schedule.Schedules;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Makes the payments whose day has come. A day, its payment and the ledger command are one transaction: whoever is killed leaves a
 * day either untouched or with a payment that the janitor brings to its end.
 */
@ApplicationScoped
class PaySchedules {

    private static final Logger LOG = Logger.getLogger(PaySchedules.class);

    private final Schedules schedules;
    private final PriceQuote prices;
    private final AcceptQuote acceptQuote;

    PaySchedules(Schedules schedules, PriceQuote prices, AcceptQuote acceptQuote) {
        this.schedules = schedules;
        this.prices = prices;
        this.acceptQuote = acceptQuote;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        schedules.due().forEach(this::attend);
    }

    /** Does what is due for one schedule now, if nobody else is at it. */
    void attend(UUID scheduleId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> schedules.pay(scheduleId, this::start));
        } catch (ProblemException refusal) {
            QuarkusTransaction.requiringNew()
                    .run(() -> schedules.refused(scheduleId, refusal.code().name(), details(refusal)));
        } catch (RuntimeException e) {
            LOG.warnf("Schedule %s is tried again later: %s", scheduleId, e.getMessage());
        }
    }

    private UUID start(Schedules.Due due) {
        Quote quote = prices.standing(due.customerId(), due.terms(), due.payeeId());
        if (quote.obstacles().isEmpty() && quote.debit().compareTo(due.mostDebit()) > 0) {
            throw ProblemException.of(ScheduleProblem.SCHEDULE_PRICE_ROSE)
                    .with("debit", quote.debit().amount())
                    .with("most", due.mostDebit().amount())
                    .with("currency", quote.debit().currencyCode());
        }
        return acceptQuote.follow(due.scheduleId(), quote).id();
    }

    private static Map<String, String> details(ProblemException refusal) {
        return refusal.arguments().entrySet().stream()
                .filter(argument -> argument.getValue() instanceof String)
                .collect(Collectors.toMap(Map.Entry::getKey, argument -> (String) argument.getValue()));
    }
}
