package io.okpay.notification;

import io.okpay.platform.testing.BadInputContract;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;

@QuarkusTest
class BadInputTest extends BadInputContract {

    /** An unknown challenge is answered, and its tries are counted, like a known one. Services report their health meanwhile. */
    @Override
    protected Set<String> countingTables() {
        return Set.of("otp_challenge", "quota", "service_report", "capability_state");
    }
}
