package io.okpay.notification.support;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Set;

/** The figures of support. */
@ConfigMapping(prefix = "okpay.support")
interface SupportRules {

    /** So many unresolved conversations a customer has at most. */
    int mostUnresolved();

    /** The largest file, in bytes. */
    int largestFile();

    /** So many files a conversation has at most. */
    int mostFiles();

    /** A resolved conversation to which nobody adds anything is closed after this. */
    Duration closedAfter();

    /** Failures of payments after which support writes to the payer unasked. */
    Set<String> opensForFailures();
}
