package io.okpay.fx;

import io.okpay.platform.testing.ServiceContract;
import java.util.List;

@FxServiceTest
class ContractTest extends ServiceContract {

    @Override
    protected List<String> customerPaths() {
        return List.of();
    }

    @Override
    protected List<String> someCodes() {
        return List.of();
    }
}
