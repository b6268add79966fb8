package io.okpay.payment.stepup;

import java.util.UUID;

/**
 * A factor can no longer be verified, as the running transaction notes.
 *
 * @param subjectId the payment or the schedule that waits for it
 * @param code why
 */
public record FactorFailed(UUID subjectId, String code) {}
