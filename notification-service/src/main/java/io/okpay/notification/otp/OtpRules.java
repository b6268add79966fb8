package io.okpay.notification.otp;

import io.okpay.notification.quota.Quota;
import io.okpay.platform.event.OtpPurpose;
import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The figures of passcodes. */
@ConfigMapping(prefix = "okpay.passcode")
interface OtpRules {

    /** How long a code is valid at most; the command may ask for less. */
    Duration life();

    /** So many wrong codes end a challenge. */
    int attempts();

    /** The least time between two messages with the same code: before the second, before the third, and so on; the last one repeats. */
    List<Duration> resendWaits();

    /** How long a challenge may still be on its way when an authenticated client is faster than Kafka. */
    Duration arrivalGrace();

    /** How long an ended challenge is kept. */
    Duration kept();

    /** Messages with codes to one recipient, by purpose. */
    Map<OtpPurpose, Quota> codesPerRecipient();

    /** Messages with codes to one recipient, whatever they are for. */
    Quota codesPerRecipientInAll();

    /** Codes tried from one client address. */
    Quota triesPerAddress();

    /** Codes asked for again from one client address. */
    Quota resendsPerAddress();

    /** Codes tried from one device. A client may leave its name out: this bounds devices behind many addresses. */
    Quota triesPerDevice();

    /** Codes asked for again from one device. */
    Quota resendsPerDevice();
}
