package io.okpay.payment.stepup;

import io.okpay.platform.event.OtpAttemptFailed;
import io.okpay.platform.event.OtpFailed;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PaymentPasswordAttemptFailed;
import io.okpay.platform.event.PaymentPasswordFailed;
import io.okpay.platform.event.PaymentPasswordVerified;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What the services that verify factors tell. What comes late, twice, of other challenges or by others changes nothing. */
@ApplicationScoped
class FactorInbox {

    private static final String CONSUMER = "step-up";

    private final Inbox inbox;
    private final Challenges challenges;
    private final Event<FactorVerified> verified;
    private final Event<FactorFailed> failed;

    FactorInbox(Inbox inbox, Challenges challenges, Event<FactorVerified> verified, Event<FactorFailed> failed) {
        this.inbox = inbox;
        this.challenges = challenges;
        this.verified = verified;
        this.failed = failed;
    }

    @Incoming("otp")
    @Blocking
    void otp(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                CONSUMER,
                message,
                Handlers.on(
                                OtpVerified.class,
                                event -> verified(
                                        Factor.OTP,
                                        event.challengeId(),
                                        event.customerId(),
                                        event.binding(),
                                        event.verifiedAt()))
                        .and(OtpAttemptFailed.class, event -> otpTried(event.challengeId(), event.attemptsLeft()))
                        .and(OtpFailed.class, event -> failed(Factor.OTP, event.challengeId(), event.code())));
    }

    @Incoming("step-up")
    @Blocking
    void password(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                CONSUMER,
                message,
                Handlers.on(
                                PaymentPasswordVerified.class,
                                event -> verified(
                                        Factor.PAYMENT_PASSWORD,
                                        event.challengeId(),
                                        event.customerId(),
                                        event.binding(),
                                        event.verifiedAt()))
                        .and(
                                PaymentPasswordAttemptFailed.class,
                                event -> passwordTried(event.customerId(), event.attemptsLeft()))
                        .and(
                                PaymentPasswordFailed.class,
                                event -> failed(Factor.PAYMENT_PASSWORD, event.challengeId(), event.code())));
    }

    private void verified(
            Factor factor, UUID challengeId, @Nullable UUID customerId, @Nullable String binding, Instant verifiedAt) {
        List<Challenge> all = challenges.lockedWith(challengeId);
        known(all, factor, challengeId)
                .filter(challenge -> challenge.verified(customerId, binding, verifiedAt, Instant.now()))
                .ifPresent(challenge -> verified.fire(
                        new FactorVerified(challenge.subjectId(), all.stream().allMatch(Challenge::isVerified))));
    }

    private void otpTried(UUID challengeId, int attemptsLeft) {
        known(challenges.lockedWith(challengeId), Factor.OTP, challengeId)
                .ifPresent(challenge -> challenge.tried(attemptsLeft));
    }

    /** Wrong tries count for everything that waits for the payment password. */
    private void passwordTried(UUID customerId, int attemptsLeft) {
        challenges.waitingForPassword(customerId, Instant.now()).forEach(challenge -> challenge.tried(attemptsLeft));
    }

    private void failed(Factor factor, UUID challengeId, String code) {
        known(challenges.lockedWith(challengeId), factor, challengeId)
                .filter(Challenge::failed)
                .ifPresent(challenge -> failed.fire(new FactorFailed(challenge.subjectId(), code)));
    }

    private static Optional<Challenge> known(List<Challenge> all, Factor factor, UUID challengeId) {
        return all.stream()
                .filter(challenge -> challenge.id().equals(challengeId) && challenge.factor() == factor)
                .findFirst();
    }
}
