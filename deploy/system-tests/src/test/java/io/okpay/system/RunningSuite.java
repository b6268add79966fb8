package io.okpay.system;

import io.okpay.local.Suite;
import io.okpay.local.SuiteOptions;
import org.jspecify.annotations.Nullable;

/** The whole local stack, started once for all system tests and stopped with the JVM. */
final class RunningSuite {

    private static @Nullable Suite suite;

    private RunningSuite() {}

    static synchronized Suite get() {
        Suite running = suite;
        if (running == null) {
            running = Suite.start(SuiteOptions.temporary()
                    .withEnvironment("OKPAY_RATE_LIMIT_PER_SECOND", "5000")
                    .withEnvironment("OKPAY_RATE_LIMIT_BURST", "20000")
                    // two hundred transfers of 1.00 need no factor, larger ones do
                    .withEnvironment("OKPAY_STEP_UP_EXEMPT_UP_TO", "1.50"));
            suite = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return running;
    }

    static Gateway gateway() {
        return new Gateway(get().gatewayUrl(), get().sandboxUrl(), line -> {});
    }
}
