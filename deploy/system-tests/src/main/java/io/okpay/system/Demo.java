package io.okpay.system;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The story of two customers against the running suite. Ends with 0 only when every figure is as expected, otherwise with 1 and
 * the first difference.
 */
public final class Demo {

    private final Gateway gateway;

    private Demo(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Runs the demo against {@code OKPAY_GATEWAY_URL} and {@code OKPAY_SANDBOX_URL}. */
    public static void main(String[] arguments) {
        Gateway gateway = new Gateway(
                environment("OKPAY_GATEWAY_URL", "http://127.0.0.1:8080"),
                environment("OKPAY_SANDBOX_URL", "http://127.0.0.1:8090"),
                System.out::println);
        try {
            new Demo(gateway).play();
            System.out.println("\nEvery figure is as expected.");
        } catch (IllegalStateException e) {
            System.err.println("\nThe demo ends here: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Plays the story; throws at the first figure that is not as expected. */
    static void play(Gateway gateway) {
        new Demo(gateway).play();
    }

    private void play() {
        gateway.say("\n1. Mei and Ben register; their codes come by SMS");
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        WalletCustomer ben = WalletCustomer.register(gateway, "Ben Okafor");

        gateway.say("\n2. Mei binds a debit card by the acquirer's token and tops up 100.00");
        String card = mei.bindCard("4000056655665556");
        Answer topUp = mei.topUp(card, "100.00");
        same("COMPLETED", topUp.at("/state"), "state of the top-up");
        same("101.00", topUp.at("/totalDebit/amount"), "charge of the card");
        same("100.00", mei.available(), "Mei's balance");

        gateway.say("\n3. Mei sends Ben 30.00 by his phone number and confirms with code and payment password");
        Answer quote = mei.quoteTransfer(ben.phone(), "30.00").expect(201);
        same("30.30", quote.at("/totalDebit/amount"), "quoted total");
        same("Ben O.", quote.at("/payeeName"), "payee as Mei sees him");
        Answer payment = mei.pay(quote.at("/id"), "demo-" + quote.at("/id")).expect(201);
        same("REQUIRES_AUTHENTICATION", payment.at("/state"), "state before confirming");
        mei.confirm(payment);
        Answer done = mei.ended(payment.at("/id"));
        same("COMPLETED", done.at("/state"), "state of the transfer");
        same("69.70", mei.available(), "Mei's balance");
        same("30.00", ben.available(), "Ben's balance");

        gateway.say("\n4. Both read their histories");
        Answer meis = mei.history();
        same("2", "" + meis.body().at("/items").size(), "entries in Mei's history");
        same("OUT", meis.at("/items/0/direction"), "direction for Mei");
        Answer bens = ben.history();
        same("1", "" + bens.body().at("/items").size(), "entries in Ben's history");
        same("IN", bens.at("/items/0/direction"), "direction for Ben");
        same("Mei L.", bens.at("/items/0/counterparty"), "payer as Ben sees her");

        gateway.say("\n5. Mei tries to send 1,000.00 and reads why not");
        Answer tooMuch = mei.quoteTransfer(ben.phone(), "1000.00").expect(201);
        same("INSUFFICIENT_BALANCE", tooMuch.at("/obstacles/0/code"), "obstacle");
        same("69.70", tooMuch.at("/obstacles/0/parameters/available"), "available in the obstacle");
        Answer refused = mei.pay(tooMuch.at("/id"), "demo-" + tooMuch.at("/id")).expect(422);
        same("INSUFFICIENT_BALANCE", refused.at("/code"), "code of the refusal");
        same("69.70", mei.available(), "Mei's balance");

        withdraw(mei);
        payByCode(mei, ben);
        giveBack(mei, ben);
        promote(mei, ben);
        convert(mei);
        sendAbroad(mei);
    }

    private void withdraw(WalletCustomer mei) {
        gateway.say("\n6. Mei binds her bank account, confirmed by a small deposit, and withdraws 20.00");
        String account = mei.bindBankAccount("9" + WalletCustomer.newPhone().substring(1) + "4711");
        Answer quote = mei.quoteWithdrawal(account, "20.00");
        same("20.20", quote.at("/totalDebit/amount"), "quoted total");
        Answer done = mei.ended(mei.payAndConfirm(quote));
        same("COMPLETED", done.at("/state"), "state of the withdrawal");
        same("49.50", mei.available(), "Mei's balance");
    }

    private void payByCode(WalletCustomer mei, WalletCustomer ben) {
        gateway.say("\n7. Ben shows a code for 10.00; Mei scans it and pays");
        String code = ben.call("GET", "/v1/me/receive-code?currency=USD&amount=10.00", null)
                .expect(200)
                .at("/payload");
        Answer quote = mei.call(
                "POST",
                "/v1/quotes",
                Map.of("type", "TRANSFER", "payee", Map.of("qr", code), "targetAmount", usd("10.00")));
        same("Ben O.", quote.at("/payeeName"), "payee as Mei sees him");
        same("COMPLETED", mei.ended(mei.payAndConfirm(quote)).at("/state"), "state of the payment");
        same("40.00", ben.available(), "Ben's balance");
    }

    private void giveBack(WalletCustomer mei, WalletCustomer ben) {
        gateway.say("\n8. Ben gives 4.00 of it back");
        String received = ben.history().at("/items/0/id");
        Answer refund = ben.refund(received, "4.00").expect(201);
        ben.confirm(refund);
        same("COMPLETED", ben.ended(refund.at("/id")).at("/state"), "state of the refund");
        same("43.40", mei.available(), "Mei's balance");
        same(
                "PARTIALLY_REFUNDED",
                mei.call("GET", "/v1/payments/" + received, null).at("/state"),
                "state of what Mei paid");
    }

    private void promote(WalletCustomer mei, WalletCustomer ben) {
        gateway.say("\n9. The operator's finance waives fees for whoever has the code; two people agree");
        String code = "DEMO-" + WalletCustomer.newPhone().substring(1);
        Instant now = Instant.now();
        String promotion = staff(
                        "finance",
                        "/v1/promotions",
                        Map.of(
                                "name",
                                "Demo",
                                "code",
                                code,
                                "validFrom",
                                now.minusSeconds(60).toString(),
                                "validUntil",
                                now.plusSeconds(3600).toString(),
                                "basisPoints",
                                10_000,
                                "budget",
                                usd("5.00"),
                                "paymentsPerCustomer",
                                1))
                .expect(201)
                .at("/id");
        staff("controller", "/v1/promotions/" + promotion + "/approval", null).expect(200);
        Answer quote = mei.call(
                "POST",
                "/v1/quotes",
                Map.of(
                        "type",
                        "TRANSFER",
                        "payee",
                        Map.of("phone", ben.phone()),
                        "targetAmount",
                        usd("10.00"),
                        "promotionCode",
                        code));
        same("10.00", quote.at("/totalDebit/amount"), "quoted total");
        same("-0.10", quote.at("/fees/1/amount/amount"), "line of the promotion");
        same("COMPLETED", mei.ended(mei.payAndConfirm(quote)).at("/state"), "state of the transfer");
        same("33.40", mei.available(), "Mei's balance");
        same("46.00", ben.available(), "Ben's balance");
    }

    private void convert(WalletCustomer mei) {
        gateway.say("\n10. Mei changes 13.40 dollars into yen, at a rate that she sees first, and reads the receipt");
        Answer quote = WalletCustomer.until(() -> {
            Answer priced = mei.call(
                            "POST",
                            "/v1/quotes",
                            Map.of("type", "CONVERSION", "sourceAmount", usd("13.40"), "targetCurrency", "JPY"))
                    .expect(201);
            return priced.body().at("/obstacles").isEmpty() ? priced : null;
        });
        BigDecimal rate = new BigDecimal(quote.at("/exchange/rate"));
        String yen = rate.multiply(new BigDecimal("13.40"))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
        same(yen, quote.at("/received/amount"), "yen at " + rate.toPlainString());
        String payment =
                mei.pay(quote.at("/id"), "demo-" + quote.at("/id")).expect(201).at("/id");
        same("COMPLETED", mei.ended(payment).at("/state"), "state of the conversion");
        same("20.00", mei.available(), "Mei's balance in dollars");
        Answer receipt =
                mei.call("GET", "/v1/payments/" + payment + "/receipt", null).expect(200);
        same(quote.at("/exchange/rate"), receipt.at("/exchange/rate"), "rate on the receipt");
    }

    private void sendAbroad(WalletCustomer mei) {
        gateway.say(
                "\n11. Mei sends 15.00 dollars to a bank account in Japan, and reads what arrives, when, and the receipt");
        String ken = mei.call(
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
                                "1234567",
                                "bankCode",
                                "0001001",
                                "address",
                                Map.of("street", "1-1 Chiyoda", "city", "Tokyo")))
                .expect(201)
                .at("/id");
        Answer quote = WalletCustomer.until(() -> {
            Answer priced = mei.call(
                            "POST",
                            "/v1/quotes",
                            Map.of(
                                    "type",
                                    "CROSS_BORDER_TRANSFER",
                                    "beneficiaryId",
                                    ken,
                                    "sourceAmount",
                                    usd("15.00"),
                                    "targetCurrency",
                                    "JPY",
                                    "purpose",
                                    "GIFT"))
                    .expect(201);
            return priced.body().at("/obstacles").isEmpty() ? priced : null;
        });
        same("15.00", quote.at("/totalDebit/amount"), "quoted total");
        same("0.51", quote.at("/fees/0/amount/amount"), "fee");
        BigDecimal rate = new BigDecimal(quote.at("/exchange/rate"));
        String yen = rate.multiply(new BigDecimal("14.49"))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
        same(yen, quote.at("/received/amount"), "yen at " + rate.toPlainString());
        gateway.say("       arrives by " + quote.at("/arrivesOn"));
        Answer done = mei.ended(mei.payAndConfirm(quote));
        same("COMPLETED", done.at("/state"), "state of the transfer");
        same("5.00", mei.available(), "Mei's balance in dollars");
        Answer receipt = mei.call("GET", "/v1/payments/" + done.at("/id") + "/receipt", null)
                .expect(200);
        same("Ken Sato, JP 4567", receipt.at("/payee"), "payee on the receipt");
        same(yen, receipt.at("/amount/amount"), "yen on the receipt");
        same("jp-jpy-bank", receipt.at("/abroad/corridor"), "corridor on the receipt");
    }

    private Answer staff(String role, String path, @Nullable Object body) {
        String token = gateway.login(role + "@local", "local-only-password-1")
                .expect(200)
                .at("/access_token");
        return gateway.call(
                "POST", path, token, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private static Map<String, String> usd(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private void same(String expected, String actual, String what) {
        if (!Objects.equals(expected, actual)) {
            throw new IllegalStateException(what + " should be " + expected + ", but is " + actual);
        }
        gateway.say("  ok   " + what + ": " + actual);
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
