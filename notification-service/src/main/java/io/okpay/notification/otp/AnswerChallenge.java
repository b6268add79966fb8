package io.okpay.notification.otp;

import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.quota.Quota;
import io.okpay.notification.quota.Quotas;
import io.okpay.platform.event.Channel;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with a challenge: give the code, or ask for it again. Everything is decided and counted under the
 * challenge's row lock, so that parallel guesses count one by one and one right guess wins.
 */
@ApplicationScoped
class AnswerChallenge {

    private static final Duration STEP = Duration.ofMillis(20);

    private final Challenges challenges;
    private final ChallengeEvents events;
    private final SendPasscode sendPasscode;
    private final Passcodes passcodes;
    private final Quotas quotas;
    private final Contacts contacts;
    private final OtpRules rules;

    /**
     * Who answers.
     *
     * @param customerId the subject of the token, or null without one
     * @param address where the request comes from
     * @param device what the client calls its device, if it does
     */
    record Client(
            @Nullable UUID customerId,
            String address,
            @Nullable String device) {}

    AnswerChallenge(
            Challenges challenges,
            ChallengeEvents events,
            SendPasscode sendPasscode,
            Passcodes passcodes,
            Quotas quotas,
            Contacts contacts,
            OtpRules rules) {
        this.challenges = challenges;
        this.events = events;
        this.sendPasscode = sendPasscode;
        this.passcodes = passcodes;
        this.quotas = quotas;
        this.contacts = contacts;
        this.rules = rules;
    }

    /** Verifies, or throws the problem; what was counted stays counted. */
    void verify(UUID id, String code, Client client) {
        spend("try", rules.triesPerAddress(), rules.triesPerDevice(), client);
        awaitArrival(id, client);
        ProblemException refusal = QuarkusTransaction.requiringNew().call(() -> {
            Instant now = now();
            Challenge challenge = locked(id, client, now);
            Challenge.State before = challenge.state();
            Optional<OtpProblem> problem =
                    challenge.guess(passcodes.hash(challenge.keyId(), id, code), rules.attempts(), now);
            if (challenge.state() != before) {
                events.ended(challenge, now);
            } else if (problem.filter(OtpProblem.OTP_INVALID::equals).isPresent()) {
                events.tried(challenge, attemptsLeft(challenge), now);
            }
            return problem.map(refused -> explained(refused, challenge, now)).orElse(null);
        });
        if (refusal != null) {
            throw refusal;
        }
    }

    /**
     * Sends the same code again, or throws the problem.
     *
     * @param wanted the channel that the customer asks for, or null for the one before
     */
    ChallengeResource.ResendResponse resend(UUID id, @Nullable Channel wanted, Client client) {
        spend("resend", rules.resendsPerAddress(), rules.resendsPerDevice(), client);
        awaitArrival(id, client);
        Resent resent = QuarkusTransaction.requiringNew().call(() -> {
            Instant now = now();
            Challenge challenge = locked(id, client, now);
            Challenge.State before = challenge.state();
            Optional<OtpProblem> over = challenge.refusal(now);
            if (challenge.state() != before) {
                events.ended(challenge, now);
            }
            return new Resent(
                    over.map(problem -> explained(problem, challenge, now))
                            .or(() -> tooSoon(challenge, now))
                            .or(() -> sendAgain(challenge, wanted == null ? challenge.channel() : wanted, now))
                            .orElse(null),
                    ChallengeResource.ResendResponse.from(challenge, rules.resendWaits()));
        });
        if (resent.refusal() != null) {
            throw resent.refusal();
        }
        return resent.response();
    }

    private record Resent(@Nullable ProblemException refusal, ChallengeResource.ResendResponse response) {}

    private Optional<ProblemException> tooSoon(Challenge challenge, Instant now) {
        Instant next = challenge.resendAt(rules.resendWaits());
        return now.isBefore(next)
                ? Optional.of(ProblemException.of(OtpProblem.OTP_RESEND_TOO_SOON)
                        .with("resendAt", next)
                        .retryAfter(secondsUntil(next, now)))
                : Optional.empty();
    }

    private Optional<ProblemException> sendAgain(Challenge challenge, Channel channel, Instant now) {
        if (!challenge.mayTravelBy(channel)) {
            return Optional.of(ProblemException.of(OtpProblem.OTP_CHANNEL_NOT_OFFERED, "channel"));
        }
        Optional<String> recipient = recipient(challenge, channel);
        if (recipient.isEmpty()) {
            return Optional.of(ProblemException.of(OtpProblem.OTP_EMAIL_NOT_VERIFIED, "channel"));
        }
        return sendPasscode
                .sendAgain(challenge, channel, recipient.get(), now)
                .map(refused -> ProblemException.of(refused.why()).retryAfter(secondsUntil(refused.until(), now)));
    }

    /** Calls go to the phone of the message; mails to the address that the customer proved, unless the challenge is by mail. */
    private Optional<String> recipient(Challenge challenge, Channel channel) {
        UUID customer = challenge.customerId();
        return channel != Channel.EMAIL || challenge.channel() == Channel.EMAIL || customer == null
                ? Optional.of(challenge.recipient())
                : contacts.findByIdOptional(customer).flatMap(Contact::verifiedEmail);
    }

    private int attemptsLeft(Challenge challenge) {
        return rules.attempts() - challenge.failures();
    }

    /** Of payments and mandates it is not told which of its two factors was wrong. */
    private ProblemException explained(OtpProblem problem, Challenge challenge, Instant now) {
        if (problem == OtpProblem.OTP_INVALID && challenge.isOneOfTwoFactors()) {
            return ProblemException.of(CommonProblem.FACTOR_REJECTED).with("attemptsLeft", attemptsLeft(challenge));
        }
        ProblemException explained = ProblemException.of(problem);
        return switch (problem) {
            case OTP_INVALID -> explained.with("attemptsRemaining", attemptsLeft(challenge));
            case OTP_ATTEMPTS_EXCEEDED, OTP_QUOTA_EXCEEDED, OTP_DESTINATION_PAUSED ->
                explained.retryAfter(challenge.retryAfterSeconds(now));
            default -> explained;
        };
    }

    /** The challenge, if this client may answer it. Without a token an id that does not exist behaves like one that does. */
    private Challenge locked(UUID id, Client client, Instant now) {
        Optional<Challenge> found = challenges.locked(id);
        UUID customer = client.customerId();
        if (found.isEmpty() && customer == null) {
            challenges.addUnknown(id, passcodes.matchless(), now, now.plus(rules.life()));
            found = challenges.locked(id);
        }
        Challenge challenge = found.orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (!challenge.isPublic()) {
            if (customer == null) {
                throw new UnauthorizedException();
            }
            if (!challenge.belongsTo(customer)) {
                throw ProblemException.of(CommonProblem.NOT_FOUND);
            }
        }
        return challenge;
    }

    private void spend(String what, Quota perAddress, Quota perDevice, Client client) {
        Instant now = now();
        String device = client.device();
        QuarkusTransaction.requiringNew()
                .call(() -> quotas.spend(what + ":" + client.address(), perAddress, now)
                        .or(() -> device == null
                                ? Optional.empty()
                                : quotas.spend(what + ":device:" + device, perDevice, now)))
                .ifPresent(until -> {
                    throw quotaExceeded(until, now);
                });
    }

    private static ProblemException quotaExceeded(Instant until, Instant now) {
        return ProblemException.of(OtpProblem.OTP_QUOTA_EXCEEDED).retryAfter(secondsUntil(until, now));
    }

    private void awaitArrival(UUID id, Client client) {
        if (client.customerId() == null) {
            return;
        }
        Instant end = Instant.now().plus(rules.arrivalGrace());
        while (!exists(id) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private boolean exists(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> challenges.findByIdOptional(id).isPresent());
    }

    private static long secondsUntil(Instant then, Instant now) {
        return Duration.between(now, then).plusMillis(999).toSeconds();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
