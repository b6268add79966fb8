package io.okpay.payment.stepup;

import io.okpay.platform.event.OtpPurpose;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What two factors are to confirm.
 *
 * @param purpose whether one payment or a schedule of them
 * @param subjectId its id
 * @param binding see {@link Binding}
 * @param named what the message with the code names, so that the payer sees what it confirms
 * @param deadline until when
 */
public record Confirmation(
        OtpPurpose purpose, UUID subjectId, String binding, Map<String, String> named, Instant deadline) {}
