package io.okpay.notification.quota;

import java.time.Duration;

/** A bound: so many times in a window of time. Part of a feature's configuration. */
public interface Quota {

    /** How often. */
    int limit();

    /** In which time, counted from the first use. */
    Duration window();
}
