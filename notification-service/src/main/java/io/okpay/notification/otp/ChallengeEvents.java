package io.okpay.notification.otp;

import io.okpay.platform.event.Event;
import io.okpay.platform.event.OtpAttemptFailed;
import io.okpay.platform.event.OtpFailed;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Tells the service that asked how its challenge ended. */
@ApplicationScoped
class ChallengeEvents {

    private final Outbox outbox;

    ChallengeEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void ended(Challenge challenge, Instant now) {
        if (challenge.kind() != Challenge.Kind.UNKNOWN) {
            outbox.publish(event(challenge, now));
        }
    }

    /** A wrong try that did not end a challenge which is one of two factors: of others nobody needs to know. */
    void tried(Challenge challenge, int attemptsLeft, Instant now) {
        if (challenge.isOneOfTwoFactors() && challenge.kind() != Challenge.Kind.UNKNOWN) {
            outbox.publish(new OtpAttemptFailed(
                    challenge.id(), challenge.purpose(), challenge.customerId(), attemptsLeft, now));
        }
    }

    private static Event event(Challenge challenge, Instant now) {
        return switch (challenge.state()) {
            case VERIFIED ->
                new OtpVerified(challenge.id(), challenge.purpose(), challenge.customerId(), challenge.binding(), now);
            case LOCKED -> failed(challenge, OtpProblem.OTP_ATTEMPTS_EXCEEDED, now);
            case EXPIRED -> failed(challenge, OtpProblem.OTP_EXPIRED, now);
            case REFUSED -> failed(challenge, challenge.whyRefused(), now);
            case PENDING -> throw new IllegalStateException("Challenge " + challenge.id() + " has not ended");
        };
    }

    private static OtpFailed failed(Challenge challenge, OtpProblem why, Instant now) {
        return new OtpFailed(challenge.id(), challenge.purpose(), challenge.customerId(), why.name(), now);
    }
}
