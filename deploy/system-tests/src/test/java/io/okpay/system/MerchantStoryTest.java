package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MerchantStoryTest {

    private final Gateway gateway = RunningSuite.gateway();
    private final MerchantServer shop = MerchantServer.get(gateway);

    @Test
    void anOrderIsPaidFromTheWalletWithStepUpAndTheMerchantGetsTheNet() {
        WalletCustomer mei = rich("40.00");
        long before = shop.available();
        Answer order = shop.order("20.00");
        assertThat(order.at("/state")).isEqualTo("CREATED");

        Answer quote = quote(mei, Map.of("orderId", order.at("/id")));
        assertThat(quote.at("/payeeName")).isEqualTo("Blue Door Books");
        assertThat(quote.at("/totalDebit/amount")).isEqualTo("20.00");
        assertThat(quote.body().at("/fees")).isEmpty();
        assertThat(quote.body().at("/requiredFactors").toString()).isEqualTo("[\"OTP\",\"PAYMENT_PASSWORD\"]");
        Answer payment = mei.ended(mei.payAndConfirm(quote));

        assertThat(payment.at("/state")).isEqualTo("COMPLETED");
        assertThat(mei.available()).isEqualTo("20.00");
        Answer paid = paid(order);
        assertThat(paid.at("/paymentId")).isEqualTo(payment.at("/id"));
        assertThat(paid.at("/fee/amount")).isEqualTo("0.20");
        assertThat(paid.at("/net/amount")).isEqualTo("19.80");
        assertThat(shop.available() - before).isEqualTo(1_980);
    }

    @Test
    void theScannedCodeOfAnOrderIsPaidByCardOnTheSpot() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        String card = mei.bindCard("4000056655665556");
        long before = shop.available();
        Answer order = shop.order("12.00");

        Answer quote = quote(mei, Map.of("payee", Map.of("qr", order.at("/qr")), "instrumentId", card));
        assertThat(mei.ended(mei.payAndConfirm(quote)).at("/state")).isEqualTo("COMPLETED");

        assertThat(mei.available()).isEqualTo("0.00");
        assertThat(paid(order).at("/net/amount")).isEqualTo("11.82");
        assertThat(shop.available() - before).isEqualTo(1_182);
    }

    @Test
    void anOrderIsPaidOnceAndACancelledOneNever() {
        WalletCustomer mei = rich("40.00");
        Answer order = shop.order("5.00");
        assertThat(mei.ended(mei.payAndConfirm(quote(mei, Map.of("orderId", order.at("/id")))))
                        .at("/state"))
                .isEqualTo("COMPLETED");
        paid(order);
        assertThat(quote(mei, Map.of("orderId", order.at("/id"))).at("/obstacles/0/code"))
                .isEqualTo("ORDER_ALREADY_PAID");

        Answer unwanted = shop.order("5.00");
        shop.call("POST", "/v1/orders/" + unwanted.at("/id") + "/cancellation", Map.of())
                .expect(200);
        assertThat(quote(mei, Map.of("orderId", unwanted.at("/id"))).at("/obstacles/0/code"))
                .isEqualTo("ORDER_CANCELLED");
    }

    private Answer paid(Answer order) {
        return WalletCustomer.until(() -> {
            Answer now = shop.call("GET", "/v1/orders/" + order.at("/id"), null).expect(200);
            return now.at("/state").equals("PAID") ? now : null;
        });
    }

    private static Answer quote(WalletCustomer payer, Map<String, Object> what) {
        Map<String, Object> request = new java.util.HashMap<>(what);
        request.put("type", "MERCHANT_PAYMENT");
        return payer.call("POST", "/v1/quotes", request).expect(201);
    }

    private WalletCustomer rich(String amount) {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        assertThat(customer.topUp(customer.bindCard("4000056655665556"), amount).at("/state"))
                .isEqualTo("COMPLETED");
        return customer;
    }
}
