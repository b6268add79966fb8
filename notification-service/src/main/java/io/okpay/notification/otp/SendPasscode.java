package io.okpay.notification.otp;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.message.MessageQueue;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.quota.Quota;
import io.okpay.notification.quota.Quotas;
import io.okpay.notification.secret.SealedVariables;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Opens a challenge and sends its code, and sends the same code again when asked. */
@ApplicationScoped
public class SendPasscode {

    private final Challenges challenges;
    private final ChallengeEvents events;
    private final Passcodes passcodes;
    private final SealedVariables sealedVariables;
    private final Quotas quotas;
    private final MessageQueue queue;
    private final MessageBudget budget;
    private final OtpRules rules;

    /**
     * Why no message goes out.
     *
     * @param until when another try may help
     */
    record Refused(OtpProblem why, Instant until) {}

    SendPasscode(
            Challenges challenges,
            ChallengeEvents events,
            Passcodes passcodes,
            SealedVariables sealedVariables,
            Quotas quotas,
            MessageQueue queue,
            MessageBudget budget,
            OtpRules rules) {
        this.challenges = challenges;
        this.events = events;
        this.passcodes = passcodes;
        this.sealedVariables = sealedVariables;
        this.quotas = quotas;
        this.queue = queue;
        this.budget = budget;
        this.rules = rules;
    }

    /** Carries out a command with the running transaction; a second command with the same challenge changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void send(OtpRequested command) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        // a guess may create the id at this very moment: after this insert the row is here, and ours to replace
        challenges.addUnknown(command.challengeId(), passcodes.matchless(), now, now.plus(rules.life()));
        Challenge before = challenges.locked(command.challengeId()).orElseThrow();
        if (before.kind() != Challenge.Kind.UNKNOWN) {
            return;
        }
        challenges.delete(before);
        challenges.flush();
        String code = passcodes.next();
        String keyId = passcodes.keyId();
        Challenge challenge =
                new Challenge(command, keyId, passcodes.hash(keyId, command.challengeId(), code), rules.life(), now);
        if (challenge.refusal(now).isEmpty()) {
            refusal(challenge, challenge.channel(), now)
                    .ifPresent(refused -> challenge.refused(refused.why(), refused.until()));
        }
        if (challenge.state() == Challenge.State.PENDING) {
            Map<String, String> variables = new HashMap<>(command.variables());
            variables.put("code", code);
            challenge.seal(sealedVariables.seal(challenge.id(), variables));
            enqueue(challenge, challenge.channel(), challenge.recipient(), variables, now);
        } else {
            events.ended(challenge, now);
        }
        challenges.persist(challenge);
    }

    /**
     * Sends the same code once more.
     *
     * @param recipient of the channel
     * @return nothing, or why and until when not
     */
    Optional<Refused> sendAgain(Challenge challenge, Channel channel, String recipient, Instant now) {
        Optional<Refused> refused = refusal(challenge, channel, now);
        if (refused.isEmpty()) {
            challenge.resent(now);
            if (challenge.kind() != Challenge.Kind.UNKNOWN) {
                enqueue(challenge, channel, recipient, sealedVariables.open(challenge.id(), challenge.sealed()), now);
            }
        }
        return refused;
    }

    /** Counts a message: for its recipient and purpose, for its recipient, and by phone for the country that it goes to. */
    private Optional<Refused> refusal(Challenge challenge, Channel channel, Instant now) {
        boolean unknown = challenge.kind() == Challenge.Kind.UNKNOWN;
        String recipient = unknown ? challenge.id().toString() : challenge.recipient();
        Quota quota = Objects.requireNonNull(rules.codesPerRecipient().get(challenge.purpose()));
        return quotas.spend("passcode:" + challenge.purpose() + ":" + recipient, quota, now)
                .or(() -> quotas.spend("passcode:" + recipient, rules.codesPerRecipientInAll(), now))
                .map(until -> new Refused(OtpProblem.OTP_QUOTA_EXCEEDED, until))
                .or(() -> unknown || channel == Channel.EMAIL
                        ? Optional.empty()
                        : budget.spend(recipient, now)
                                .map(until -> new Refused(OtpProblem.OTP_DESTINATION_PAUSED, until)));
    }

    private void enqueue(
            Challenge challenge, Channel channel, String recipient, Map<String, String> variables, Instant now) {
        Map<String, String> named = new HashMap<>(variables);
        if (channel == Channel.VOICE) {
            named.computeIfPresent("code", (name, code) -> String.join(" ", code.split("")));
        }
        Duration left = Duration.between(now, challenge.expiresAt());
        named.put("minutes", String.valueOf(Math.max(1, left.plusSeconds(59).toMinutes())));
        queue.add(
                UuidCreator.getTimeOrderedEpoch(),
                template(challenge),
                channel,
                recipient,
                challenge.locale(),
                named,
                challenge.expiresAt());
    }

    private static MessageTemplate template(Challenge challenge) {
        return switch (challenge.purpose()) {
            case REGISTRATION ->
                challenge.kind() == Challenge.Kind.DECOY
                        ? MessageTemplate.OTP_REGISTRATION_DECOY
                        : MessageTemplate.OTP_REGISTRATION;
            case PAYMENT -> MessageTemplate.OTP_PAYMENT;
            case EMAIL_VERIFICATION -> MessageTemplate.OTP_EMAIL_VERIFICATION;
            case SCHEDULE -> MessageTemplate.OTP_SCHEDULE;
            case PAYMENT_PASSWORD_RESET -> MessageTemplate.OTP_PAYMENT_PASSWORD_RESET;
        };
    }
}
