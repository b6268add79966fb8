package io.okpay.notification.otp;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Ends challenges whose time is over, each once, whatever number of replicas sweep. */
@ApplicationScoped
class ExpireChallenges {

    private static final int BATCH = 200;

    private final Challenges challenges;
    private final ChallengeEvents events;
    private final OtpRules rules;

    ExpireChallenges(Challenges challenges, ChallengeEvents events, OtpRules rules) {
        this.challenges = challenges;
        this.events = events;
        this.rules = rules;
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void expire() {
        int expired;
        do {
            expired = QuarkusTransaction.requiringNew().call(this::expireBatch);
        } while (expired == BATCH);
    }

    @Scheduled(every = "6h", delayed = "12m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOldChallenges() {
        QuarkusTransaction.requiringNew()
                .run(() -> challenges.deleteEndedBefore(Instant.now().minus(rules.kept())));
    }

    private int expireBatch() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<Challenge> over = challenges.claimExpired(now, BATCH);
        for (Challenge challenge : over) {
            if (challenge.refusal(now).isPresent()) {
                events.ended(challenge, now);
            }
        }
        return over.size();
    }
}
