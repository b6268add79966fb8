package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.Shop;
import io.okpay.payment.tariff.FeeComputation;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each receipt says adds up, and its fee is what the named rule gives. */
@PaymentServiceTest
class ReceiptOfEachTypeServiceTest {

    @Inject
    Tariffs tariffs;

    @Inject
    DataSource dataSource;

    @AfterEach
    void noFeeIsReturnedInOtherTests() throws SQLException {
        returning(0);
    }

    @Test
    void aPromotionIsTakenOffTheWholeFee() throws IOException {
        Map<String, @Nullable Object> terms = PromotionDesk.half();
        PromotionDesk.two().agree(terms);
        Person payer = Person.withBalance(10_000);
        String quote = payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\""
                        + Person.withBalance(0).phone()
                        + "\"},\"targetAmount\":{\"amount\":\"30.50\",\"currency\":\"USD\"},\"promotionCode\":\""
                        + terms.get("code") + "\"}")
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath payment = confirmed(payer, quote);
        JsonPath receipt = receipt(payer, payment);
        assertThat(fee(receipt)).isEqualTo(recomputed(receipt)).hasToString("0.30 USD");
        assertThat(money(receipt, "promotion.amount")).hasToString("-0.15 USD");
        assertThat(money(receipt, "amount").plus(fee(receipt)).plus(money(receipt, "promotion.amount")))
                .isEqualTo(money(receipt, "totalDebit"));
        assertThat(pdf(payer, payment)).contains("Half the fee: -0.15 USD", "30.65 USD");
    }

    @Test
    void aRefundSaysWhichShareOfTheFeeItReturns() throws Exception {
        returning(10_000);
        Person payer = Person.withBalance(10_000);
        Person payee = Person.withBalance(0);
        JsonPath payment = payer.paid(payee, "30.00", "Lunch");
        JsonPath refund = payee.calls()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"amount\":{\"amount\":\"10.00\",\"currency\":\"USD\"}}")
                .post("/v1/payments/" + payment.getString("id") + "/refunds")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        payee.confirm(refund);
        ReverseTransfer command = TestEvents.await(
                ReverseTransfer.class, event -> event.paymentId().toString().equals(refund.getString("id")));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        payee.paymentWhenEnded(refund.getString("id"));

        JsonPath given = receipt(payee, refund);
        assertThat(given.getString("originalId")).isEqualTo(payment.getString("id"));
        assertThat(money(given, "feeReturned")).hasToString("0.10 USD");
        assertThat(money(given, "totalDebit").plus(money(given, "feeReturned"))).isEqualTo(money(given, "amount"));
        assertThat(given.getList("fees")).isEmpty();
        assertThat(pdf(payee, refund)).contains("Of it fee returned", "0.10 USD");
        JsonPath got = receipt(payer, refund);
        assertThat(money(got, "amount")).hasToString("10.10 USD");
        assertThat(got.getString("totalDebit")).isNull();

        JsonPath original = receipt(payer, payment);
        assertThat(original.getString("state")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(original.getString("refunds[0].reference")).isEqualTo(given.getString("reference"));
        assertThat(money(original, "refunds[0].amount")).hasToString("10.10 USD");
        assertThat(money(original, "totalDebit")).hasToString("30.30 USD");
        assertThat(original.getString("feeReturned")).isNull();
    }

    @Test
    void aTopUpByCardIsExemptAndItsFeeIsThatOfTheCard() throws IOException {
        Person person = Person.withBalance(0);
        String id = person.pay(person.quoteTopUp("33.33"), "k").extract().path("id");
        JsonPath payment = person.booked(id);
        JsonPath receipt = receipt(person, payment);
        assertThat(receipt.getString("exemption")).isEqualTo("OWN_ACCOUNT");
        assertThat(receipt.getList("factors")).isEmpty();
        assertThat(fee(receipt)).isEqualTo(recomputed(receipt)).hasToString("0.33 USD");
        assertThat(money(receipt, "amount").plus(fee(receipt))).isEqualTo(money(receipt, "totalDebit"));
        assertThat(pdf(person, payment)).contains("OWN_ACCOUNT", receipt.getString("fees[0].rule"));
    }

    @Test
    void whoPaysAMerchantFromTheWalletSeesNoFee() throws IOException {
        Person payer = Person.withBalance(10_000);
        noFee(payer, confirmed(payer, quoteOrder(payer, "")));
    }

    @Test
    void whoPaysAMerchantByCardSeesNoFee() throws IOException {
        Person payer = Person.withBalance(0);
        noFee(payer, confirmed(payer, quoteOrder(payer, ",\"instrumentId\":\"" + payer.card() + "\"")));
    }

    private static void noFee(Person payer, JsonPath payment) throws IOException {
        JsonPath receipt = receipt(payer, payment);
        assertThat(money(receipt, "amount"))
                .isEqualTo(money(receipt, "totalDebit"))
                .hasToString("20.00 USD");
        assertThat(receipt.getList("fees")).isEmpty();
        assertThat(receipt.getString("promotion")).isNull();
        assertThat(receipt.getString("payee")).isEqualTo("Blue Door Books");
        assertThat(receipt.getList("factors.factor")).hasSize(2);
        assertThat(pdf(payer, payment)).contains("Blue Door Books", "20.00 USD").doesNotContain("Fee", "19.");
    }

    private static String quoteOrder(Person payer, String more) {
        String order = Shop.open().order("20.00", "PT15M").getString("id");
        return payer.quote("{\"type\":\"MERCHANT_PAYMENT\",\"orderId\":\"" + order + "\"" + more + "}")
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static JsonPath confirmed(Person payer, String quote) {
        JsonPath payment = payer.pay(quote, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .jsonPath();
        payer.confirm(payment);
        return payer.booked(payment.getString("id"));
    }

    private static JsonPath receipt(Person reader, JsonPath payment) {
        return reader.calls()
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Money recomputed(JsonPath receipt) {
        FeeComputation again = tariffs.computation(
                        receipt.getInt("fees[0].tariffVersion"),
                        receipt.getString("fees[0].rule"),
                        money(receipt, "amount"))
                .orElseThrow();
        assertThat(receipt.getString("fees[0].computation.unrounded")).isEqualTo(again.unrounded());
        return again.fee();
    }

    private static Money fee(JsonPath receipt) {
        return money(receipt, "fees[0].amount");
    }

    private static Money money(JsonPath receipt, String at) {
        return Money.of(receipt.getString(at + ".amount"), receipt.getString(at + ".currency"));
    }

    private static String pdf(Person reader, JsonPath payment) throws IOException {
        byte[] file = reader.calls()
                .accept("application/pdf")
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** What of the fee a refund returns, in basis points. */
    private void returning(int feeBasisPoints) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "UPDATE refund_policy SET fee_basis_points = " + feeBasisPoints + " WHERE type = 'TRANSFER'");
        }
    }
}
