package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    @Test
    void aMerchantRefundsInPartsAndNeverMoreThanWasPaid() {
        WalletCustomer mei = rich("40.00");
        Answer order = shop.order("20.00");
        mei.ended(mei.payAndConfirm(quote(mei, Map.of("orderId", order.at("/id")))));
        paid(order);
        long before = shop.available();

        String refunds = "/v1/orders/" + order.at("/id") + "/refunds";
        shop.call("POST", refunds, Map.of("amount", usd("5.00"), "note", "One was torn"))
                .expect(201);
        assertThat(WalletCustomer.until(() -> mei.available().equals("25.00") ? "25.00" : null))
                .isEqualTo("25.00");
        assertThat(before - shop.available()).isEqualTo(500);
        Answer tooMuch = shop.call("POST", refunds, Map.of("amount", usd("15.01")));
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.at("/code")).isEqualTo("REFUND_EXCEEDS_ORIGINAL");
        shop.call("POST", refunds, Map.of()).expect(201);
        assertThat(WalletCustomer.until(() -> mei.available().equals("40.00") ? "40.00" : null))
                .isEqualTo("40.00");
        assertThat(shop.call("GET", refunds, null).expect(200).body().at("/items"))
                .hasSize(2);
    }

    @Test
    void aPayoutReachesItsPayeesLineByLineAndSaysWhichLineFailed() {
        WalletCustomer mei = rich("40.00");
        mei.ended(mei.payAndConfirm(
                quote(mei, Map.of("orderId", shop.order("30.00").at("/id")))));
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Ode");
        WalletCustomer ann = WalletCustomer.register(gateway, "Ann Lee");
        WalletCustomer.until(() -> shop.available() >= 2_000 ? "there" : null);
        String reference = "WAGES-" + UUID.randomUUID().toString().substring(0, 8);

        Answer wrong = shop.call(
                "POST", "/v1/payouts", payout(reference, List.of(line("E-1", ben, "5.00"), line("E-1", ann, "0.00"))));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/code")).isEqualTo("PAYOUT_LINES_INVALID");
        assertThat(wrong.body().at("/lineErrors").size()).isGreaterThanOrEqualTo(2);

        Answer payout = shop.call(
                        "POST",
                        "/v1/payouts",
                        payout(reference, List.of(line("E-1", ben, "5.00"), line("E-2", ann, "100000.00"))))
                .expect(201);
        assertThat(payout.at("/state")).isEqualTo("VALIDATED");
        String path = "/v1/payouts/" + payout.at("/id");
        shop.call("POST", path + "/confirmation", Map.of()).expect(202);
        assertThat(WalletCustomer.until(() -> {
                    Answer now = shop.call("GET", path, null).expect(200);
                    return now.at("/state").equals("PROCESSING") ? null : now.at("/state");
                }))
                .isEqualTo("PARTIALLY_COMPLETED");
        assertThat(ben.available()).isEqualTo("5.00");
        assertThat(ann.available()).isEqualTo("0.00");
        Answer failed = shop.call("GET", path + "/lines?state=FAILED", null).expect(200);
        assertThat(failed.body().at("/items")).hasSize(1);
        assertThat(failed.at("/items/0/lineReference")).isEqualTo("E-2");
        assertThat(failed.at("/items/0/failure/code")).isEqualTo("INSUFFICIENT_BALANCE");
    }

    private static Map<String, Object> payout(String reference, List<Map<String, Object>> lines) {
        return Map.of("reference", reference, "currency", "USD", "lines", lines);
    }

    private static Map<String, Object> line(String reference, WalletCustomer payee, String amount) {
        return Map.of("lineReference", reference, "payee", Map.of("phone", payee.phone()), "amount", amount);
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
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
