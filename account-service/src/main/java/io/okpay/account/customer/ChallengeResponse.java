package io.okpay.account.customer;

import java.time.Instant;
import java.util.UUID;

/**
 * A passcode to be verified at {@code POST /v1/otp-challenges/{id}/verification}.
 *
 * @param id the challenge
 * @param channel SMS or EMAIL
 * @param expiresAt after this the code is void
 */
public record ChallengeResponse(UUID id, String channel, Instant expiresAt) {}
