package io.okpay.payment.stepup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A factor.
 *
 * @param factor OTP: POST /v1/otp-challenges/{id}/verification; PAYMENT_PASSWORD: POST
 *     /v1/payment-password-challenges/{id}/verification
 * @param status PENDING while it remains to be given
 * @param attemptsLeft how often it may still be wrong
 * @param expiresAt until when
 */
public record ChallengeResponse(UUID id, String factor, String status, int attemptsLeft, Instant expiresAt) {

    /** Those of one payment or schedule. */
    public static List<ChallengeResponse> of(UUID subjectId, List<Challenge> challenges) {
        return challenges.stream()
                .filter(challenge -> challenge.subjectId().equals(subjectId))
                .map(challenge -> new ChallengeResponse(
                        challenge.id(),
                        challenge.factor().name(),
                        challenge.state().name(),
                        challenge.attemptsLeft(),
                        challenge.expiresAt()))
                .toList();
    }
}
