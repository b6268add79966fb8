package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.directory.Directory;
import io.okpay.payment.rate.RateCards;
import io.okpay.payment.rate.RatesInTests;
import io.okpay.platform.event.ConversionExecuted;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.event.WalletRequested;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has a pair of its own, as the cards of all share a table. */
@PaymentServiceTest
class ConversionServiceTest {

    @Inject
    RateCards cards;

    @Inject
    Directory directory;

    @Test
    void whatIsQuotedBySourceIsBookedOverTheFxPositionAndTheSpreadHasItsAccountAndTheReceiptCanBeComputedAgain() {
        issue("USD/JPY", "150", 1, 600);
        Person owner = Person.withBalance(10_000);
        UUID yen = open(owner, "JPY");
        JsonPath quote = bySource(owner, "10.01", "JPY")
                .statusCode(201)
                .body("obstacles", empty())
                .body("totalDebit.amount", equalTo("10.01"))
                .body("received.amount", equalTo("1486"))
                .body("received.currency", equalTo("JPY"))
                .body("exchange.mid", equalTo("150"))
                .body("exchange.rate", equalTo("148.5"))
                .body("exchange.atMid.amount", equalTo("1502"))
                .body("exchange.spread.amount", equalTo("16"))
                .body("exchange.cardVersion", equalTo(1))
                .body("fees", empty())
                .body("requiredFactors", empty())
                .extract()
                .jsonPath();
        JsonPath payment = owner.pay(quote.getString("id"), "k")
                .statusCode(201)
                .body("state", equalTo("PROCESSING"))
                .body("exemption", equalTo("OWN_ACCOUNT"))
                .extract()
                .jsonPath();
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(owner.wallet(), -1_001, "USD"),
                        TransferLeg.system("FX_POSITION", 1_001, "USD"),
                        TransferLeg.system("FX_POSITION", -1_502, "JPY"),
                        TransferLeg.wallet(yen, 1_486, "JPY"),
                        TransferLeg.system("FX_SPREAD", 16, "JPY"));
        TestEvents.publish(new TransferPosted(command.transferId(), command.paymentId(), Instant.now(), List.of()));
        owner.paymentWhenEnded(payment.getString("id"))
                .body("state", equalTo("COMPLETED"))
                .body("received.amount", equalTo("1486"))
                .body("category", equalTo("SAVINGS"));
        ConversionExecuted executed = TestEvents.await(
                ConversionExecuted.class, event -> event.paymentId().equals(command.paymentId()));
        assertThat(executed.source()).isEqualTo(Money.of("10.01", "USD"));
        assertThat(executed.target().plus(executed.spread())).isEqualTo(executed.atMid());
        JsonPath receipt = owner.calls()
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(new BigDecimal(receipt.getString("totalDebit.amount"))
                        .multiply(new BigDecimal(receipt.getString("exchange.rate")))
                        .setScale(0, RoundingMode.DOWN))
                .isEqualByComparingTo(receipt.getString("amount.amount"));
        owner.calls()
                .header("Accept", "application/pdf")
                .get("/v1/payments/" + payment.getString("id") + "/receipt")
                .then()
                .statusCode(200);
        owner.calls().get("/v1/payments?direction=out").then().body("items.size()", equalTo(1));
        owner.calls().get("/v1/payments?direction=in").then().body("items", empty());
    }

    @Test
    void aTargetAmountCostsTheLeastThatBringsItAlsoAgainstTheMarketsOrder() {
        issue("KWD/USD", "3.25", 1, 600);
        Person owner = Person.withBalance(10_000);
        open(owner, "KWD");
        quote(owner, "\"targetAmount\":{\"amount\":\"1.234\",\"currency\":\"KWD\"},\"sourceCurrency\":\"USD\"")
                .body("obstacles", empty())
                .body("received.amount", equalTo("1.234"))
                .body("totalDebit.amount", equalTo("4.06"))
                .body("exchange.rate", equalTo("0.3046153845"));
    }

    @Test
    void aQuoteNeverOutlivesItsCardAndWithoutAValidCardNothingIsPriced() {
        Person owner = Person.withBalance(10_000);
        open(owner, "CHF");
        issue("USD/CHF", "0.9", 1, 60);
        JsonPath quote = bySource(owner, "10.00", "CHF").extract().jsonPath();
        assertThat(Instant.parse(quote.getString("expiresAt")))
                .isBefore(Instant.now().plusSeconds(61));
        issue("USD/CHF", "0.9", 2, -1);
        owner.pay(quote.getString("id"), "k").statusCode(422).body("code", equalTo("RATE_STALE"));
        String stale = bySource(owner, "10.00", "CHF")
                .statusCode(201)
                .body("obstacles.code", hasItem("RATE_STALE"))
                .body("exchange.rate", nullValue())
                .extract()
                .path("id");
        owner.pay(stale, "k2").statusCode(422).body("code", equalTo("RATE_STALE"));
    }

    @Test
    void aQuoteIsHonouredWhileTheRateMovesLittleAndRefusedWhenItMovedFar() {
        Person owner = Person.withBalance(10_000);
        open(owner, "SEK");
        issue("USD/SEK", "10", 1, 600);
        String little = bySource(owner, "1.00", "SEK").extract().path("id");
        String far = bySource(owner, "1.00", "SEK").extract().path("id");
        issue("USD/SEK", "10.05", 2, 600);
        owner.pay(little, "k1").statusCode(201).body("received.amount", equalTo("9.90"));
        issue("USD/SEK", "10.06", 3, 600);
        owner.pay(far, "k2").statusCode(409).body("code", equalTo("RATE_MOVED"));
        owner.calls().get("/v1/payments").then().body("items.size()", equalTo(1));
    }

    @Test
    void aWalletThatTheCustomerDoesNotHoldIsAskedForAndTheMoneyMovesWhenItIsOpen() {
        issue("USD/DKK", "7", 1, 600);
        Person owner = Person.withBalance(10_000);
        String quote = bySource(owner, "10.00", "DKK")
                .body("obstacles", empty())
                .extract()
                .path("id");
        String payment = owner.pay(quote, "k")
                .statusCode(201)
                .body("state", equalTo("PROCESSING"))
                .extract()
                .path("id");
        WalletRequested asked = TestEvents.await(
                WalletRequested.class, event -> event.paymentId().toString().equals(payment));
        assertThat(asked.customerId()).isEqualTo(owner.id());
        assertThat(asked.currency()).isEqualTo("DKK");
        UUID wallet = UUID.randomUUID();
        TestEvents.publish(new WalletOpened(wallet, owner.id(), "DKK", Instant.now()));
        TestEvents.publish(new WalletOpened(wallet, owner.id(), "DKK", Instant.now()));
        assertThat(Person.command(payment).legs()).contains(TransferLeg.wallet(wallet, 6_930, "DKK"));
        owner.booked(payment);
        owner.payment(payment).body("state", equalTo("COMPLETED"));
    }

    @Test
    void aConversionNamesEveryObstacleAtOnce() {
        issue("USD/NOK", "10", 1, 600);
        Person owner = Person.withBalance(500);
        bySource(owner, "20000.00", "NOK")
                .statusCode(201)
                .body("obstacles.code", hasItem("INSUFFICIENT_BALANCE"))
                .body("obstacles.code", hasItem("LIMIT_EXCEEDED"));
        issue("USD/CLP", "0.01", 1, 600);
        bySource(owner, "0.01", "CLP").statusCode(201).body("obstacles.code", hasItem("AMOUNT_TOO_SMALL"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'sourceAmount':{'amount':'1.00','currency':'USD'};CURRENCY_REQUIRED",
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'targetCurrency':'USD';SAME_CURRENCY",
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'targetCurrency':'MVR';UNKNOWN_PAIR",
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'targetCurrency':'QQQ';UNKNOWN_CURRENCY",
                "'sourceAmount':{'amount':'1.001','currency':'USD'},'targetCurrency':'JPY';INVALID_AMOUNT",
                "'sourceAmount':{'amount':'0','currency':'USD'},'targetCurrency':'JPY';INVALID_AMOUNT",
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'sourceCurrency':'JPY';FIELD_NOT_EXPECTED",
                "'targetCurrency':'JPY';AMOUNT_REQUIRED",
            })
    void whatDoesNotFitTogetherIsRefusedByItsOwnCode(String fields, String code) {
        Person owner = Person.withBalance(0);
        quote(owner, fields.replace('\'', '"')).statusCode(422).body("code", equalTo(code));
    }

    private static ValidatableResponse bySource(Person owner, String amount, String target) {
        return quote(
                owner,
                "\"sourceAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"},\"targetCurrency\":\"" + target
                        + "\"");
    }

    private static ValidatableResponse quote(Person owner, String fields) {
        return owner.quote("{\"type\":\"CONVERSION\"," + fields + "}");
    }

    private void issue(String pair, String mid, long version, long seconds) {
        TestEvents.publish(
                RatesInTests.card(pair, mid, "0.01", version, Instant.now().plusSeconds(seconds)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cards.latest(pair.substring(0, 3), pair.substring(4))
                        .filter(card -> card.version() >= version)
                        .isPresent());
    }

    private UUID open(Person owner, String currency) {
        UUID wallet = UUID.randomUUID();
        TestEvents.publish(new WalletOpened(wallet, owner.id(), currency, Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() -> directory.wallet(owner.id(), currency).isPresent()));
        return wallet;
    }
}
