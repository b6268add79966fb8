package io.okpay.fx;

import io.okpay.platform.testing.ServiceContract;
import java.util.List;

@FxServiceTest
class ContractTest extends ServiceContract {

    @Override
    protected List<String> customerPaths() {
        return List.of("/v1/me/rate-alerts");
    }

    @Override
    protected List<String> someCodes() {
        return List.of("UNKNOWN_PAIR", "SAME_CURRENCY", "RATE_STALE", "AMOUNT_TOO_SMALL", "THRESHOLD_REACHED");
    }
}
