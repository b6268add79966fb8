package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversionStoryTest {

    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void dollarsBecomeYenAtTheQuotedRateInAWalletThatIsOpenedForThem() {
        WalletCustomer mei = rich("100.00");
        Answer quote = quote(mei, Map.of("sourceAmount", money("40.00", "USD"), "targetCurrency", "JPY"));
        assertThat(quote.body().at("/obstacles")).isEmpty();
        assertThat(quote.at("/totalDebit/amount")).isEqualTo("40.00");
        String received = quote.at("/received/amount");
        BigDecimal exact = new BigDecimal("40.00").multiply(new BigDecimal(quote.at("/exchange/rate")));
        assertThat(received).isEqualTo(exact.setScale(0, RoundingMode.DOWN).toPlainString());

        Answer payment = mei.ended(mei.pay(quote.at("/id"), UUID.randomUUID().toString())
                .expect(201)
                .at("/id"));
        assertThat(payment.at("/state")).isEqualTo("COMPLETED");
        assertThat(payment.at("/exemption")).isEqualTo("OWN_ACCOUNT");
        assertThat(mei.available("USD")).isEqualTo("60.00");
        assertThat(mei.available("JPY")).isEqualTo(received);
        Answer receipt = mei.call("GET", "/v1/payments/" + payment.at("/id") + "/receipt", null)
                .expect(200);
        assertThat(receipt.at("/exchange/rate")).isEqualTo(quote.at("/exchange/rate"));
    }

    @Test
    void aFixedTargetArrivesWholeAndThreeDigitsAreKept() {
        WalletCustomer mei = rich("100.00");
        Answer quote = quote(mei, Map.of("targetAmount", money("5.125", "KWD"), "sourceCurrency", "USD"));
        assertThat(quote.at("/received/amount")).isEqualTo("5.125");
        Answer payment = mei.ended(mei.pay(quote.at("/id"), UUID.randomUUID().toString())
                .expect(201)
                .at("/id"));
        assertThat(payment.at("/state")).isEqualTo("COMPLETED");
        assertThat(mei.available("KWD")).isEqualTo("5.125");
        BigDecimal left = new BigDecimal("100.00").subtract(new BigDecimal(quote.at("/totalDebit/amount")));
        assertThat(mei.available("USD")).isEqualTo(left.toPlainString());
    }

    @Test
    void exposureIsWhatConversionsLeftWithTheOperator() {
        WalletCustomer mei = rich("100.00");
        Answer quote = quote(mei, Map.of("sourceAmount", money("10.00", "USD"), "targetCurrency", "CHF"));
        mei.ended(mei.pay(quote.at("/id"), UUID.randomUUID().toString())
                .expect(201)
                .at("/id"));
        FxBooks books = new FxBooks(gateway);
        assertThat(books.agreed(known -> known.containsKey("FX_POSITION CHF")))
                .containsKeys("FX_POSITION USD", "FX_SPREAD CHF");
        books.awaitReconciled();
        assertThat(mei.call("GET", "/v1/fx/exposure/reconciliation", null).status())
                .isEqualTo(403);
        assertThat(mei.call("GET", "/v1/fx/exposure", null).status()).isEqualTo(403);
    }

    @Test
    void whatCannotBeConvertedIsRefusedByItsNameAndMovesNothing() {
        WalletCustomer mei = rich("10.00");
        assertThat(refused(mei, Map.of("sourceAmount", money("1.00", "USD"), "targetCurrency", "USD")))
                .isEqualTo("SAME_CURRENCY");
        assertThat(refused(mei, Map.of("sourceAmount", money("1.001", "USD"), "targetCurrency", "JPY")))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(quote(mei, Map.of("sourceAmount", money("0.00", "USD"), "targetCurrency", "JPY"), 422)
                        .at("/code"))
                .isEqualTo("INVALID_AMOUNT");
        assertThat(quote(mei, Map.of("sourceAmount", money("50.00", "USD"), "targetCurrency", "EUR"))
                        .at("/obstacles/0/code"))
                .isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(mei.available("USD")).isEqualTo("10.00");
    }

    private String refused(WalletCustomer customer, Map<String, Object> what) {
        return quote(customer, what, 422).at("/code");
    }

    private static Answer quote(WalletCustomer customer, Map<String, Object> what) {
        return quote(customer, what, 201);
    }

    private static Answer quote(WalletCustomer customer, Map<String, Object> what, int status) {
        Map<String, Object> request = new HashMap<>(what);
        request.put("type", "CONVERSION");
        return customer.call("POST", "/v1/quotes", request).expect(status);
    }

    private static Map<String, String> money(String amount, String currency) {
        return Map.of("amount", amount, "currency", currency);
    }

    private WalletCustomer rich(String amount) {
        WalletCustomer customer = WalletCustomer.register(gateway, "Mei Lin");
        assertThat(customer.topUp(customer.bindCard("4000056655665556"), amount).at("/state"))
                .isEqualTo("COMPLETED");
        return customer;
    }
}
