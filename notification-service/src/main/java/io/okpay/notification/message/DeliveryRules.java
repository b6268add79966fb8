package io.okpay.notification.message;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How hard a message is tried. */
@ConfigMapping(prefix = "okpay.delivery")
interface DeliveryRules {

    /** So often, then the message has failed. */
    int attempts();

    /** So often, then the fallback is taken where there is one. */
    int attemptsBeforeFallback();

    /** The wait after the first failure; it doubles with each further one. */
    Duration firstWait();

    /** The longest wait. */
    Duration longestWait();

    /** How long one attempt may take before another replica tries. */
    Duration lease();

    /** How many attempts of one channel run at once in one replica. */
    int atOnce();

    /** How long the contents of a message are kept that ended without a receipt, for a fallback or an operator. */
    Duration contentsKept();

    /** How long the state of a finished message is kept. */
    Duration kept();
}
