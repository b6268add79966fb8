package io.okpay.payment.stepup;

import java.util.UUID;

/**
 * A factor was verified in the running transaction.
 *
 * @param subjectId the payment or the schedule that it confirms
 * @param last whether nothing is missing any more
 */
public record FactorVerified(UUID subjectId, boolean last) {}
