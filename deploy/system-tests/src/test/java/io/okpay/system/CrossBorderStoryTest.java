package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CrossBorderStoryTest {

    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void dollarsOfAFixedAmountReachACustomerInJapanAsYen() {
        WalletCustomer mei = rich("100.00");
        WalletCustomer ken = WalletCustomer.register(gateway, "Ken Sato", "JP");
        Answer quote = quote(mei, to(ken), Map.of("sourceAmount", money("50.00", "USD"), "targetCurrency", "JPY"));
        assertThat(quote.body().at("/obstacles")).isEmpty();
        assertThat(quote.at("/arrival")).isEqualTo("IMMEDIATE");
        BigDecimal exchanged = new BigDecimal("50.00").subtract(new BigDecimal(quote.at("/fees/0/amount/amount")));
        String received = exchanged
                .multiply(new BigDecimal(quote.at("/exchange/rate")))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
        assertThat(quote.at("/received/amount")).isEqualTo(received);

        Answer payment = mei.ended(mei.payAndConfirm(quote));
        assertThat(payment.at("/state")).isEqualTo("COMPLETED");
        assertThat(mei.available("USD")).isEqualTo("50.00");
        assertThat(ken.available("JPY")).isEqualTo(received);
        Answer kens = ken.call("GET", "/v1/payments/" + payment.at("/id"), null).expect(200);
        assertThat(kens.at("/counterparty")).isEqualTo("Mei L.");
        assertThat(kens.at("/received/amount")).isEqualTo(received);
        assertThat(kens.body().has("totalDebit")).isFalse();
    }

    @Test
    void aFixedAmountOfDinarsReachesACustomerInKuwaitWithAllThreeDigits() {
        WalletCustomer mei = rich("100.00");
        WalletCustomer noura = WalletCustomer.register(gateway, "Noura Hamad", "KW");
        Answer quote = quote(mei, to(noura), Map.of("targetAmount", money("5.125", "KWD"), "sourceCurrency", "USD"));
        assertThat(quote.body().at("/obstacles")).isEmpty();
        Answer payment = mei.ended(mei.payAndConfirm(quote));
        assertThat(payment.at("/state")).isEqualTo("COMPLETED");
        assertThat(noura.available("KWD")).isEqualTo("5.125");
        assertThat(new BigDecimal(mei.available("USD")))
                .isEqualTo(new BigDecimal("100.00").subtract(new BigDecimal(quote.at("/totalDebit/amount"))));
    }

    @Test
    void aBankAccountInJapanIsPaidAndTheReceiptSaysByWhenAndWhatFor() {
        WalletCustomer mei = rich("100.00");
        Answer quote = quote(
                mei,
                Map.of("beneficiaryId", japan(mei, "1234567"), "purpose", "RENT"),
                Map.of("targetAmount", money("4500", "JPY"), "sourceCurrency", "USD"));
        assertThat(quote.body().at("/obstacles")).isEmpty();
        Answer payment = mei.ended(mei.payAndConfirm(quote));
        assertThat(payment.at("/state")).isEqualTo("COMPLETED");
        assertThat(payment.at("/received/amount")).isEqualTo("4500");
        Answer receipt = mei.call("GET", "/v1/payments/" + payment.at("/id") + "/receipt", null)
                .expect(200);
        assertThat(receipt.at("/payee")).isEqualTo("Ken Sato, JP 4567");
        assertThat(receipt.at("/abroad/purpose")).isEqualTo("RENT");
        assertThat(receipt.at("/abroad/arrivesOn")).isEqualTo(quote.at("/arrivesOn"));
        assertThat(gateway.sandbox("GET", "/bank/v1/accounts/1234567/movements", null)
                        .body()
                        .at("/movements")
                        .findValuesAsText("text"))
                .contains("OKPay " + payment.at("/id").replace("-", ""));
    }

    @Test
    void whatABankAbroadSendsBackIsInTheWalletAgainWithTheReasonAndTheBooksOfTheExchangeAgree() {
        WalletCustomer mei = rich("100.00");
        Answer quote = quote(
                mei,
                Map.of("beneficiaryId", japan(mei, "1230011"), "purpose", "RENT"),
                Map.of("sourceAmount", money("60.00", "USD"), "targetCurrency", "JPY"));
        String id = mei.payAndConfirm(quote);
        Answer returned = WalletCustomer.until(() -> {
            Answer payment = mei.call("GET", "/v1/payments/" + id, null).expect(200);
            return payment.at("/state").equals("REFUNDED") ? payment : null;
        });
        assertThat(returned.at("/returned/code")).isEqualTo("AC04");
        assertThat(returned.at("/returned/detail")).isEqualTo("The account is closed.");
        assertThat(mei.available("USD")).isEqualTo("100.00");
        assertThat(new FxBooks(gateway).agreed(known -> true)).isNotNull();
    }

    @Test
    void aRateThatMovesBetweenQuoteAndAcceptIsNotHonouredAndAFeedThatFallsSilentEndsAllPrices() {
        WalletCustomer mei = rich("100.00");
        WalletCustomer som = WalletCustomer.register(gateway, "Som Chai", "TH");
        Answer early = quote(mei, to(som), baht());
        behave("MOVED", "THB");
        try {
            WalletCustomer.until(() -> {
                BigDecimal before = new BigDecimal(early.at("/exchange/mid"));
                BigDecimal now = new BigDecimal(quote(mei, to(som), baht()).at("/exchange/mid"));
                return now.divide(before, 4, RoundingMode.DOWN).compareTo(new BigDecimal("1.01")) > 0 ? now : null;
            });
            Answer refused = mei.pay(early.at("/id"), UUID.randomUUID().toString());
            assertThat(refused.at("/code")).isIn("RATE_MOVED", "QUOTE_EXPIRED");

            behave("SILENT", "THB");
            Answer stale = WalletCustomer.until(() -> {
                Answer quote = quote(mei, to(som), baht());
                return quote.at("/obstacles/0/code").equals("RATE_STALE") ? quote : null;
            });
            assertThat(stale.body().at("/exchange").has("rate")).isFalse();
            assertThat(mei.pay(stale.at("/id"), UUID.randomUUID().toString())
                            .expect(422)
                            .at("/code"))
                    .isEqualTo("RATE_STALE");
        } finally {
            behave("NORMAL", "THB");
        }
        assertThat(mei.available("USD")).isEqualTo("100.00");
        WalletCustomer.until(
                () -> quote(mei, to(som), baht()).body().at("/obstacles").isEmpty() ? "priced again" : null);
    }

    @Test
    void whatCannotGoAbroadIsRefusedByItsNameAndMovesNothing() {
        WalletCustomer mei = rich("10.00");
        Answer quote = quote(
                mei,
                Map.of("beneficiaryId", japan(mei, "7654321")),
                Map.of("sourceAmount", money("5.00", "USD"), "targetCurrency", "JPY"));
        assertThat(quote.at("/obstacles/0/code")).isEqualTo("PURPOSE_REQUIRED");
        assertThat(mei.pay(quote.at("/id"), UUID.randomUUID().toString())
                        .expect(422)
                        .at("/code"))
                .isEqualTo("PURPOSE_REQUIRED");
        Answer iban = mei.call(
                "POST",
                "/v1/me/beneficiaries",
                Map.of("name", "X", "country", "DE", "currency", "EUR", "iban", "DE89370400440532013001"));
        assertThat(iban.expect(422).at("/code")).isEqualTo("BENEFICIARY_IBAN_INVALID");
        assertThat(mei.available("USD")).isEqualTo("10.00");
    }

    private static Map<String, Object> baht() {
        return Map.of("sourceAmount", money("20.00", "USD"), "targetCurrency", "THB");
    }

    private void behave(String behaviour, String currency) {
        gateway.sandbox(
                        "POST",
                        "/sandbox/rates/behaviour",
                        Map.of("feed", "STREAM", "behaviour", behaviour, "currency", currency))
                .expect(200);
    }

    private static Map<String, Object> to(WalletCustomer payee) {
        return Map.of("payee", Map.of("phone", payee.phone()));
    }

    private static String japan(WalletCustomer owner, String account) {
        return owner.call(
                        "POST",
                        "/v1/me/beneficiaries",
                        Map.of(
                                "name",
                                "Ken Sato",
                                "country",
                                "JP",
                                "currency",
                                "JPY",
                                "accountNumber",
                                account,
                                "bankCode",
                                "0001001",
                                "address",
                                Map.of("street", "1-1 Chiyoda", "city", "Tokyo")))
                .expect(201)
                .at("/id");
    }

    private static Answer quote(WalletCustomer payer, Map<String, Object> payee, Map<String, Object> amount) {
        Map<String, Object> request = new HashMap<>(payee);
        request.putAll(amount);
        request.put("type", "CROSS_BORDER_TRANSFER");
        return payer.call("POST", "/v1/quotes", request).expect(201);
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
