package io.okpay.notification.otp;

import io.okpay.notification.quota.Quota;
import io.okpay.platform.event.OtpPurpose;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Map;

/** The figures of passcodes. */
@ConfigMapping(prefix = "okpay.passcode")
interface OtpRules {

    /** How long a code is valid at most; the command may ask for less. */
    Duration life();

    /** So many wrong codes end a challenge. */
    int attempts();

    /** The least time between two messages with the same code. */
    Duration resendAfter();

    /** How long a challenge may still be on its way when an authenticated client is faster than Kafka. */
    Duration arrivalGrace();

    /** How long an ended challenge is kept. */
    Duration kept();

    /** Messages with codes to one recipient, by purpose. */
    Map<OtpPurpose, Quota> codesPerRecipient();

    /** Codes tried from one client address. */
    Quota triesPerAddress();

    /** Codes asked for again from one client address. */
    Quota resendsPerAddress();
}
