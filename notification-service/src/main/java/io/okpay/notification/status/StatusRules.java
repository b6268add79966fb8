package io.okpay.notification.status;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long a silence means what. */
@ConfigMapping(prefix = "okpay.status")
interface StatusRules {

    /** A replica that said nothing for so long may be in trouble. */
    Duration lateAfter();

    /** A replica that said nothing for so long is gone. */
    Duration goneAfter();
}
