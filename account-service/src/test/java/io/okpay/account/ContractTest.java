package io.okpay.account;

import io.okpay.platform.testing.ServiceContract;
import java.util.List;

@AccountServiceTest
class ContractTest extends ServiceContract {

    @Override
    protected List<String> customerPaths() {
        return List.of("/v1/me", "/v1/me/wallets", "/v1/me/instruments");
    }

    @Override
    protected List<String> someCodes() {
        return List.of("INSUFFICIENT_BALANCE", "INVALID_PHONE", "PAYMENT_PASSWORD_LOCKED", "CARD_TOKEN_USED");
    }
}
