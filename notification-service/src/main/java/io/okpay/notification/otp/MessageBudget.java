package io.okpay.notification.otp;

import io.micrometer.core.instrument.MeterRegistry;
import io.okpay.notification.quota.Quota;
import io.okpay.notification.quota.Quotas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Bounds what codes by phone may cost. Attackers ask for codes to numbers whose operators pay them a share (SMS pumping); when a
 * budget is spent, such codes are refused until its window ends and an alarm sounds once: an ERROR in the log and the counter
 * {@code okpay.passcode.budget.spent}.
 */
@ApplicationScoped
class MessageBudget {

    private static final Logger LOG = Logger.getLogger(MessageBudget.class);

    private final Quotas quotas;
    private final BudgetRules rules;
    private final MeterRegistry metrics;

    MessageBudget(Quotas quotas, BudgetRules rules, MeterRegistry metrics) {
        this.quotas = quotas;
        this.rules = rules;
        this.metrics = metrics;
    }

    /**
     * Counts one message or call with the running transaction.
     *
     * @param number E.164
     * @return nothing, or until when none goes there
     */
    Optional<Instant> spend(String number, Instant now) {
        String code = CallingCode.of(number);
        Quota quota = rules.callingCodes().getOrDefault(code, rules.perCallingCode());
        return spend("+" + code, quota, now).or(() -> spend("all", rules.all(), now));
    }

    private Optional<Instant> spend(String destination, Quota quota, Instant now) {
        Quotas.Use use = quotas.use("passcode-budget:" + destination, quota, now);
        if (use.isWithin()) {
            return Optional.empty();
        }
        metrics.counter("okpay.passcode.budget.spent", "destination", destination)
                .increment();
        if (use.isFirstBeyond()) {
            LOG.errorf(
                    "The budget of %d codes by phone to %s is spent until %s: look for SMS pumping",
                    quota.limit(), destination, use.endsAt());
        }
        return Optional.of(use.endsAt());
    }
}
