package io.okpay.payment;

import io.okpay.platform.testing.ServiceContract;
import java.util.List;

@PaymentServiceTest
class ContractTest extends ServiceContract {

    @Override
    protected List<String> customerPaths() {
        return List.of(
                "/v1/payments",
                "/v1/quotes/0190a7e0-0000-7000-8000-000000000000",
                "/v1/me/receive-code",
                "/v1/payment-requests");
    }

    @Override
    protected List<String> someCodes() {
        return List.of(
                "INSUFFICIENT_BALANCE",
                "QUOTE_EXPIRED",
                "CARD_DECLINED",
                "PAYEE_NOT_FOUND",
                "QR_UNKNOWN",
                "REQUEST_NOT_OPEN");
    }
}
