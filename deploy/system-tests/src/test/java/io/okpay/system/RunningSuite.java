package io.okpay.system;

import io.okpay.local.Suite;
import io.okpay.local.SuiteOptions;
import java.util.Map;
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
                    .withEnvironment("OKPAY_CARD_LIFE", "PT50S")
                    .withEnvironment("OKPAY_CARD_FRESH_FOR", "PT10S")
                    .withEnvironment("OKPAY_PASSCODE_RESEND_WAITS", "PT2S,PT60S")
                    .withEnvironment("OKPAY_RAIL_ASK_AGAIN_AFTER", "PT2S,PT2S,PT2S,PT2S"));
            suite = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
            exemptSmallTransfers(gateway());
        }
        return running;
    }

    /** Two hundred transfers of 1.00 need no factor, larger ones do: proposed by one of the staff, approved by another. */
    private static void exemptSmallTransfers(Gateway gateway) {
        String rule = gateway.call(
                        "POST",
                        "/v1/exemptions",
                        staff(gateway, "risk"),
                        Map.of(
                                "kind",
                                "LOW_VALUE",
                                "enabled",
                                true,
                                "most",
                                Map.of("amount", "1.50", "currency", "USD"),
                                "total",
                                Map.of("amount", "1000.00", "currency", "USD"),
                                "payments",
                                1_000),
                        "Idempotency-Key",
                        "small-transfers")
                .expect(201)
                .at("/id");
        gateway.call("POST", "/v1/exemptions/" + rule + "/approval", staff(gateway, "admin"), null)
                .expect(200);
    }

    /** The access token of the one member of the staff with this role on the local stack. */
    static String staff(Gateway gateway, String role) {
        return gateway.login(role + "@local", "local-only-password-1")
                .expect(200)
                .at("/access_token");
    }

    static Gateway gateway() {
        return new Gateway(get().gatewayUrl(), get().sandboxUrl(), line -> {});
    }
}
