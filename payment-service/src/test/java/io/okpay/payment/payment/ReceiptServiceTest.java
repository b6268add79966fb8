package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.tariff.FeeComputation;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.money.Money;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PaymentServiceTest
class ReceiptServiceTest {

    @Inject
    Tariffs tariffs;

    @ParameterizedTest
    @ValueSource(strings = {"0.01", "0.50", "10.00", "12.50", "33.33", "450.50"})
    void theNamedRuleGivesTheFigureOnTheReceiptAgain(String amount) {
        Person payer = Person.withBalance(100_000);
        JsonPath payment = payer.paid(Person.withBalance(0), amount, "x");
        JsonPath receipt = receipt(payer, payment).statusCode(200).extract().jsonPath();
        Money fee = Money.of(receipt.getString("fees[0].amount.amount"), "USD");
        FeeComputation again = tariffs.computation(
                        receipt.getInt("fees[0].tariffVersion"),
                        receipt.getString("fees[0].rule"),
                        Money.of(receipt.getString("amount.amount"), "USD"))
                .orElseThrow();
        assertThat(again.fee()).isEqualTo(fee);
        assertThat(receipt.getString("fees[0].computation.unrounded")).isEqualTo(again.unrounded());
        assertThat(receipt.getString("fees[0].computation.rounding")).isEqualTo("HALF_EVEN");
        assertThat(Money.of(receipt.getString("totalDebit.amount"), "USD"))
                .isEqualTo(Money.of(amount, "USD").plus(fee));
        assertThat(receipt.getString("fees[0].adjustment")).isNull();
    }

    @Test
    void thePayerReadsHowItWasConfirmedAndWhereTheBooksHaveIt() {
        Person payer = Person.withBalance(100_000);
        JsonPath payment = payer.paid(Person.withBalance(0), "10.00", "Lunch");
        receipt(payer, payment)
                .statusCode(200)
                .body("reference", equalTo(payment.getString("reference")))
                .body("payer", equalTo("Mei L."))
                .body("payee", equalTo("Mei L."))
                .body("note", equalTo("Lunch"))
                .body("exemption", nullValue())
                .body("factors.factor", containsInAnyOrder("OTP", "PAYMENT_PASSWORD"))
                .body("factors.verifiedAt", everyItem(notNullValue()))
                .body("history.state", hasSize(4))
                .body("refunds", empty())
                .body("ledger.proof", equalTo("/v1/ledger/proofs/" + payment.getString("transferId")));
    }

    @Test
    void thePayeeSeesNothingOfWhatThePayerPaidOnTop() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        JsonPath payment = payer.paid(payee, "10.00", "Lunch");
        receipt(payee, payment)
                .statusCode(200)
                .body("amount.amount", equalTo("10.00"))
                .body("fees", nullValue())
                .body("promotion", nullValue())
                .body("totalDebit", nullValue())
                .body("factors", nullValue())
                .body("history", nullValue());
        receipt(Person.stranger(), payment).statusCode(404);
    }

    @Test
    void whatMovedNoMoneyHasNoReceipt() {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        JsonPath waiting = payer.pay(
                        payer.quoteTransfer(payee, "1.00"), UUID.randomUUID().toString())
                .extract()
                .jsonPath();
        receipt(payer, waiting)
                .statusCode(409)
                .body("code", equalTo("RECEIPT_NOT_AVAILABLE"))
                .body("state", equalTo("REQUIRES_AUTHENTICATION"));
        receipt(payee, waiting).statusCode(404);
    }

    @Test
    void theReceiptIsPrintedInTheReadersLanguage() throws IOException {
        Person payer = Person.withBalance(100_000);
        JsonPath payment = payer.paid(Person.withBalance(0), "33.33", "午餐 <b>&");
        assertThat(pdf(payer, payment, "en"))
                .contains("Payment receipt", payment.getString("reference"), "0.333300", "transfer-local", "午餐 <b>&");
        assertThat(pdf(payer, payment, "zh-CN")).contains("支付回单", "手续费");
        payer.calls()
                .accept("image/png")
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then()
                .statusCode(406);
    }

    private static String pdf(Person reader, JsonPath payment, String language) throws IOException {
        byte[] file = reader.calls()
                .accept("application/pdf")
                .header("Accept-Language", language)
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static ValidatableResponse receipt(Person reader, JsonPath payment) {
        return reader.calls()
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then();
    }
}
