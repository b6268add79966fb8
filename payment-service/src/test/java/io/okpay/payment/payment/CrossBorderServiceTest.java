package io.okpay.payment.payment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.BankAtTheBorder;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.payment.directory.Directory;
import io.okpay.payment.rate.RateCards;
import io.okpay.payment.rate.RatesInTests;
import io.okpay.platform.event.ConversionExecuted;
import io.okpay.platform.event.ConversionReversed;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferVoided;
import io.okpay.platform.event.VoidTransfer;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.event.WalletRequested;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.iban4j.CountryCode;
import org.iban4j.Iban;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test has a pair of its own, as the cards of all share a table. Payers live in the US. */
@PaymentServiceTest
class CrossBorderServiceTest {

    private static final String ADDRESS = ",\"address\":{\"street\":\"1 Harbour Road\",\"city\":\"Town\"}";

    @Inject
    RateCards cards;

    @Inject
    Directory directory;

    @Test
    void aFixedSourceReachesACustomerAbroadInTheCurrencyOfTheirCountryAndTheReceiptCanBeComputedAgain() {
        issue("USD/KRW", "1400", 600);
        Person payer = Person.withBalance(100_000);
        Payee payee = Payee.in("KR", "KRW");
        JsonPath quote = quote(payer, bySource("100.00", "KRW") + payee.named())
                .statusCode(201)
                .body("obstacles", empty())
                .body("payeeName", equalTo("Kim M."))
                .body("totalDebit.amount", equalTo("100.00"))
                .body("fees", hasSize(1))
                .body("received.currency", equalTo("KRW"))
                .body("exchange.rate", equalTo("1386"))
                .body("arrival", equalTo("IMMEDIATE"))
                .body("arrivesOn", nullValue())
                .body("requiredFactors", hasSize(2))
                .extract()
                .jsonPath();
        Money fee = Money.of(quote.getString("fees[0].amount.amount"), "USD");
        Money exchanged = Money.of("100.00", "USD").minus(fee);
        assertThat(new BigDecimal(quote.getString("received.amount")))
                .isEqualByComparingTo(
                        exchanged.toDecimal().multiply(new BigDecimal("1386")).setScale(0, RoundingMode.DOWN));
        String id = accepted(payer, quote.getString("id"));
        var command = Person.command(id);
        long arrives = Long.parseLong(quote.getString("received.amount"));
        long mid = exchanged
                .toDecimal()
                .multiply(new BigDecimal("1400"))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        assertThat(command.legs())
                .containsExactly(
                        TransferLeg.wallet(payer.wallet(), -10_000, "USD"),
                        TransferLeg.system("FX_POSITION", exchanged.minor(), "USD"),
                        TransferLeg.system("FX_POSITION", -mid, "KRW"),
                        TransferLeg.wallet(payee.wallet(), arrives, "KRW"),
                        TransferLeg.system("FX_SPREAD", mid - arrives, "KRW"),
                        TransferLeg.system("FEES", fee.minor(), "USD"));
        payer.booked(id);
        ConversionExecuted executed = TestEvents.await(
                ConversionExecuted.class, event -> event.paymentId().toString().equals(id));
        assertThat(executed.source()).isEqualTo(exchanged);
        JsonPath receipt = payer.calls()
                .get("/v1/payments/" + id + "/receipt")
                .then()
                .statusCode(200)
                .body("abroad.corridor", equalTo("kr-wallet"))
                .extract()
                .jsonPath();
        assertThat(new BigDecimal(receipt.getString("totalDebit.amount"))
                        .subtract(new BigDecimal(receipt.getString("fees[0].amount.amount")))
                        .multiply(new BigDecimal(receipt.getString("exchange.rate")))
                        .setScale(0, RoundingMode.DOWN))
                .isEqualByComparingTo(receipt.getString("amount.amount"));
        payer.calls()
                .header("Accept", "application/pdf")
                .get("/v1/payments/" + id + "/receipt")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + TestTokens.customer(payee.id()))
                .get("/v1/payments/" + id)
                .then()
                .statusCode(200)
                .body("direction", equalTo("IN"))
                .body("received.amount", equalTo(Long.toString(arrives)))
                .body("exchange", nullValue())
                .body("fees", nullValue());
    }

    @Test
    void aPayeeWithoutAWalletInTheCurrencyGetsOneBeforeTheMoneyMoves() {
        issue("USD/THB", "34", 600);
        Person payer = Person.withBalance(100_000);
        Payee payee = Payee.in("TH", "THB");
        quote(payer, bySource("10.00", "THB") + payee.named()).body("obstacles", empty());
        Payee without = Payee.in("TH", null);
        String id = accepted(payer, id(quote(payer, bySource("50.00", "THB") + without.named())));
        WalletRequested asked = TestEvents.await(
                WalletRequested.class, event -> event.paymentId().toString().equals(id));
        assertThat(asked.customerId()).isEqualTo(without.id());
        UUID wallet = UUID.randomUUID();
        TestEvents.publish(new WalletOpened(wallet, without.id(), "THB", Instant.now()));
        assertThat(Person.command(id).legs()).anyMatch(leg -> leg.account().equals("wallet:" + wallet));
        payer.booked(id);
        payer.payment(id).body("state", equalTo("COMPLETED"));
    }

    @Test
    void oneCurrencyAcrossABorderIsNotExchanged() {
        Person payer = Person.withBalance(100_000);
        Payee payee = Payee.in("GB", "USD");
        JsonPath quote = quote(payer, byTarget("20.00", "USD", "USD") + payee.named())
                .body("obstacles", empty())
                .body("received.amount", equalTo("20.00"))
                .body("exchange", nullValue())
                .extract()
                .jsonPath();
        String id = accepted(payer, quote.getString("id"));
        long fee = Money.of(quote.getString("fees[0].amount.amount"), "USD").minor();
        assertThat(Person.command(id).legs())
                .containsExactly(
                        TransferLeg.wallet(payer.wallet(), -2_000 - fee, "USD"),
                        TransferLeg.wallet(payee.wallet(), 2_000, "USD"),
                        TransferLeg.system("FEES", fee, "USD"));
    }

    @Test
    void aFixedTargetReachesABankAccountAbroadAsOneCreditTransferOutOfAHold() {
        issue("USD/HKD", "7.8", 600);
        Person payer = Person.withBalance(1_000_000);
        String beneficiary = hongKong(payer, BankAtTheBorder.SETTLES);
        JsonPath quote = quote(payer, byTarget("780.00", "HKD", "USD") + to(beneficiary) + ",\"purpose\":\"RENT\"")
                .statusCode(201)
                .body("obstacles", empty())
                .body("received.amount", equalTo("780.00"))
                .body("payeeName", equalTo("Chan Tai Man, HK 1111"))
                .body("arrival", equalTo("ESTIMATED"))
                .body("purpose", equalTo("RENT"))
                .extract()
                .jsonPath();
        assertThat(LocalDate.parse(quote.getString("arrivesOn")))
                .isAfter(LocalDate.now(java.time.ZoneId.of("Asia/Hong_Kong")));
        // 780 HKD at 7.722 are 101.0101… USD
        long fee = Money.of(quote.getString("fees[0].amount.amount"), "USD").minor();
        assertThat(quote.getString("totalDebit.amount"))
                .isEqualTo(Money.ofMinor(10_102 + fee, "USD").amount());
        String id = accepted(payer, quote.getString("id"));
        HoldTransfer hold = WithdrawalServiceTest.held(id);
        assertThat(hold.legs())
                .containsExactly(
                        TransferLeg.wallet(payer.wallet(), -10_102 - fee, "USD"),
                        TransferLeg.system("FX_POSITION", 10_102, "USD"),
                        TransferLeg.system("FX_POSITION", -78_796, "HKD"),
                        TransferLeg.system("SETTLEMENT_BANK", 78_000, "HKD"),
                        TransferLeg.system("FX_SPREAD", 796, "HKD"),
                        TransferLeg.system("FEES", fee, "USD"));
        WithdrawalServiceTest.booked(WithdrawalServiceTest.capture(id));
        payer.paymentWhenEnded(id)
                .body("state", equalTo("COMPLETED"))
                .body("counterparty", equalTo("Chan Tai Man, HK 1111"))
                .body("purpose", equalTo("RENT"))
                .body("arrivesOn", equalTo(quote.getString("arrivesOn")));
        assertThat(transfers(id))
                .singleElement()
                .asString()
                .contains(
                        "pacs.008.001.08",
                        "<IntrBkSttlmAmt Ccy=\"HKD\">780.00</IntrBkSttlmAmt>",
                        "<Dbtr><Nm>Mei Lin</Nm><PstlAdr><Ctry>US</Ctry></PstlAdr>",
                        "<ClrSysId><Cd>HKNCC</Cd></ClrSysId><MmbId>004001</MmbId>",
                        "<Cdtr><Nm>Chan Tai Man</Nm><PstlAdr><StrtNm>1 Harbour Road</StrtNm><TwnNm>Town</TwnNm><Ctry>HK</Ctry>",
                        "<CdtrAcct><Id><Othr><Id>123451111</Id></Othr></Id></CdtrAcct>",
                        "<Purp><Cd>RENT</Cd></Purp>")
                .containsPattern("<UETR>[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}</UETR>");
        TestEvents.await(
                ConversionExecuted.class, event -> event.paymentId().toString().equals(id));
    }

    @Test
    void whatTheBankAbroadSendsBackIsInTheWalletAgainWholeWithTheReasonAndTheExchangeIsUndone() {
        issue("BHD/USD", "2.65", 600);
        Person payer = Person.withBalance(1_000_000);
        String beneficiary = bahrain(payer, "00001299123456");
        String id = accepted(
                payer,
                id(quote(payer, bySource("200.00", "BHD") + to(beneficiary)).body("obstacles", empty())));
        HoldTransfer hold = WithdrawalServiceTest.held(id);
        WithdrawalServiceTest.booked(WithdrawalServiceTest.capture(id));
        String arrived = payer.paymentWhenEnded(id)
                .body("state", equalTo("COMPLETED"))
                .body("returned", nullValue())
                .extract()
                .path("received.amount");
        String message = BankAtTheBorder.returned(id.replace("-", ""), arrived, "BHD", "AC04");
        told(message);
        ReverseTransfer reversal = TestEvents.await(
                ReverseTransfer.class, event -> event.paymentId().toString().equals(id));
        assertThat(reversal.legs()).isNull();
        TestEvents.publish(new TransferPosted(reversal.transferId(), reversal.paymentId(), Instant.now(), List.of()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> payer.payment(id).extract().path("state").equals("REFUNDED"));
        payer.payment(id)
                .body("returned.code", equalTo("AC04"))
                .body("returned.detail", equalTo("The account is closed."));
        ConversionReversed undone = TestEvents.await(
                ConversionReversed.class, event -> event.paymentId().toString().equals(id));
        ConversionExecuted executed = TestEvents.await(
                ConversionExecuted.class, event -> event.paymentId().toString().equals(id));
        assertThat(List.of(undone.source(), undone.target(), undone.atMid(), undone.spread()))
                .isEqualTo(List.of(executed.source(), executed.target(), executed.atMid(), executed.spread()));
        assertThat(hold.legs())
                .contains(TransferLeg.system("FX_POSITION", executed.source().minor(), "USD"));
    }

    @Test
    void whatTheBankAbroadRefusesIsFreedAndNothingIsExchanged() {
        issue("USD/SGD", "1.35", 600);
        Person payer = Person.withBalance(1_000_000);
        String beneficiary = added(
                payer,
                "\"name\":\"Tan Ah Kow\",\"country\":\"SG\",\"currency\":\"SGD\",\"accountNumber\":\"12345"
                        + BankAtTheBorder.CLOSED + "\",\"bankCode\":\"7171001\"");
        String id = accepted(payer, id(quote(payer, bySource("200.00", "SGD") + to(beneficiary))));
        HoldTransfer hold = WithdrawalServiceTest.held(id);
        VoidTransfer release = TestEvents.await(
                VoidTransfer.class, event -> event.paymentId().toString().equals(id));
        TestEvents.publish(
                new TransferVoided(release.transferId(), hold.transferId(), hold.paymentId(), false, List.of()));
        payer.paymentWhenEnded(id)
                .body("state", equalTo("FAILED"))
                .body("failure.code", equalTo("BANK_DECLINED"))
                .body("failure.parameters.reasonCode", equalTo("AC04"));
        assertThat(TestEvents.all(
                        ConversionExecuted.class,
                        event -> event.paymentId().toString().equals(id),
                        1,
                        Duration.ofSeconds(1)))
                .isEmpty();
    }

    @Test
    void aQuoteNamesEveryReasonOfTheCorridorAtOnce() {
        issue("USD/AED", "3.67", 600);
        Person payer = Person.withBalance(10);
        String beneficiary = added(
                payer,
                "\"name\":\"Aisha\",\"country\":\"AE\",\"currency\":\"AED\",\"iban\":\"" + Iban.random(CountryCode.AE)
                        + "\"");
        quote(payer, byTarget("1.00", "AED", "USD") + to(beneficiary))
                .statusCode(201)
                .body("obstacles.code", hasItem("CORRIDOR_LIMIT"))
                .body("obstacles.code", hasItem("PURPOSE_REQUIRED"))
                .body("obstacles.code", hasItem("BENEFICIARY_INVALID"))
                .body("obstacles.find { it.code == 'CORRIDOR_LIMIT' }.parameters.least", equalTo("10.00"))
                .body(
                        "obstacles.find { it.code == 'BENEFICIARY_INVALID' }.parameters.missing",
                        equalTo("address, bic"));
        quote(payer, byTarget("20.00", "AED", "USD") + to(beneficiary) + ",\"purpose\":\"ALMY\"")
                .body("obstacles.code", hasItem("PURPOSE_REQUIRED"))
                .body("obstacles.code", not(hasItem("CORRIDOR_LIMIT")));
        String refused = id(quote(payer, byTarget("1.00", "AED", "USD") + to(beneficiary)));
        payer.pay(refused, "k").statusCode(422).body("obstacles", hasSize(4));
        payer.calls().get("/v1/payments").then().body("items", empty());
    }

    @Test
    void aCorridorThatIsClosedTakesNoQuoteAndNoPaymentOfAnEarlierOneUntilItIsOpenAgain() {
        issue("USD/IDR", "16000", 600);
        Person payer = Person.withBalance(100_000);
        Payee payee = Payee.in("ID", "IDR");
        String early = id(quote(payer, bySource("50.00", "IDR") + payee.named()).body("obstacles", empty()));
        staff("customer", "closure").statusCode(403);
        staff("risk", "closure").statusCode(200).body("open", equalTo(false));
        staff("risk", "opening").statusCode(403);
        try {
            payer.pay(early, "k1")
                    .statusCode(422)
                    .body("code", equalTo("CORRIDOR_NOT_SERVED"))
                    .body("detail", equalTo("IDR cannot be sent to ID this way. Partner under maintenance"));
            quote(payer, bySource("50.00", "IDR") + payee.named())
                    .body("obstacles.code", hasItem("CORRIDOR_NOT_SERVED"));
            given().get("/v1/corridors?toCountry=ID")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].fees.id", hasItem("cross-border-wallet"))
                    .body("items[0].fees.id", not(hasItem("cross-border-bank")))
                    .body("items[0].closedBecause", equalTo("Partner under maintenance"));
        } finally {
            staff("finance", "opening").statusCode(200).body("open", equalTo(true));
        }
        payer.calls().get("/v1/payments").then().body("items", empty());
        payer.pay(early, "k2").statusCode(201);
    }

    @Test
    void aBeneficiaryThatWasRemovedOrIsAnothersIsNotPaid() {
        issue("USD/HKD", "7.8", 600);
        Person payer = Person.withBalance(100_000);
        String beneficiary = hongKong(payer, "2222");
        Person other = Person.withBalance(0);
        quote(other, bySource("50.00", "HKD") + to(beneficiary))
                .body("obstacles.code", hasItem("BENEFICIARY_NOT_FOUND"));
        String early = id(quote(payer, bySource("50.00", "HKD") + to(beneficiary)));
        other.calls().delete("/v1/me/beneficiaries/" + beneficiary).then().statusCode(404);
        payer.calls().delete("/v1/me/beneficiaries/" + beneficiary).then().statusCode(204);
        payer.calls().get("/v1/me/beneficiaries/" + beneficiary).then().statusCode(404);
        payer.pay(early, "k").statusCode(422).body("code", equalTo("BENEFICIARY_NOT_FOUND"));
        payer.calls().get("/v1/payments").then().body("items", empty());
    }

    @Test
    void theSameAccountIsOneBeneficiaryAndTheListIsPaged() {
        Person owner = Person.withBalance(0);
        String first = hongKong(owner, "3333");
        assertThat(hongKong(owner, "3333")).isEqualTo(first);
        String second = hongKong(owner, "4444");
        JsonPath page = owner.calls()
                .get("/v1/me/beneficiaries?limit=1")
                .then()
                .body("items.id", equalTo(List.of(second)))
                .body("nextCursor", notNullValue())
                .extract()
                .jsonPath();
        owner.calls()
                .get("/v1/me/beneficiaries?limit=1&cursor=" + page.getString("nextCursor"))
                .then()
                .body("items.id", equalTo(List.of(first)))
                .body("nextCursor", nullValue());
        owner.calls()
                .get("/v1/payment-requests?cursor=" + page.getString("nextCursor"))
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'country':'DE','currency':'EUR','iban':'DE89370400440532013001';BENEFICIARY_IBAN_INVALID;iban",
                "'country':'FR','currency':'EUR','iban':'DE89370400440532013000';BENEFICIARY_IBAN_INVALID;iban",
                "'country':'DE','currency':'EUR','accountNumber':'12345';BENEFICIARY_IBAN_INVALID;iban",
                "'country':'JP','currency':'JPY','accountNumber':'123456','bankCode':'0001001';BENEFICIARY_ACCOUNT_INVALID;accountNumber",
                "'country':'JP','currency':'JPY','accountNumber':'1234567','bankCode':'0001';BENEFICIARY_BANK_CODE_INVALID;bankCode",
                "'country':'US','currency':'USD','accountNumber':'1234567','bankCode':'021000022';BENEFICIARY_BANK_CODE_INVALID;bankCode",
                "'country':'DE','currency':'EUR','iban':'DE89370400440532013000','bic':'BNPAFRPP';BENEFICIARY_BIC_INVALID;bic",
                "'country':'CN','currency':'CNY','accountNumber':'12345';BENEFICIARY_COUNTRY_NOT_SERVED;country",
                "'country':'DE','currency':'GBP','iban':'DE89370400440532013000';BENEFICIARY_CURRENCY_NOT_SERVED;currency",
            })
    void anAccountOfTheWrongFormIsRefusedByItsOwnCodeAndNotKept(String fields, String code, String field) {
        Person owner = Person.withBalance(0);
        add(owner, "\"name\":\"Somebody\"," + fields.replace('\'', '"'))
                .statusCode(422)
                .body("code", equalTo(code))
                .body("fields[0].field", equalTo(field));
        owner.calls().get("/v1/me/beneficiaries").then().body("items", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'payee':{'phone':'+14155550001'};CURRENCY_REQUIRED",
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'targetCurrency':'KRW';PAYEE_REQUIRED",
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'targetCurrency':'MVR','payee':{'phone':'+14155550001'};UNKNOWN_PAIR",
                "'sourceAmount':{'amount':'1.001','currency':'USD'},'targetCurrency':'KRW','payee':{'phone':'+14155550001'};INVALID_AMOUNT",
                "'targetAmount':{'amount':'1.5','currency':'KRW'},'sourceCurrency':'USD','payee':{'phone':'+14155550001'};INVALID_AMOUNT",
                "'sourceAmount':{'amount':'1.00','currency':'USD'},'targetCurrency':'KRW','payee':{'qr':'x'};FIELD_NOT_EXPECTED",
            })
    void whatDoesNotFitTogetherIsRefusedByItsOwnCode(String fields, String code) {
        issue("USD/KRW", "1400", 600);
        Person payer = Person.withBalance(0);
        quote(payer, fields.replace('\'', '"')).statusCode(422).body("code", equalTo(code));
    }

    @Test
    void aLocalPaymentIsNoCrossBorderTransferAndNobodyIsPaidWhoIsNotThere() {
        issue("USD/KRW", "1400", 600);
        Person payer = Person.withBalance(100_000);
        Person neighbour = Person.withBalance(0);
        quote(payer, byTarget("1.00", "USD", "USD") + ",\"payee\":{\"phone\":\"" + neighbour.phone() + "\"}")
                .statusCode(422)
                .body("code", equalTo("NOT_CROSS_BORDER"));
        quote(payer, bySource("1.00", "KRW") + ",\"payee\":{\"phone\":\"+10000000000\"}")
                .statusCode(201)
                .body("obstacles.code", hasItem("PAYEE_NOT_FOUND"));
        quote(payer, bySource("1.00", "KRW") + ",\"payee\":{\"phone\":\"" + payer.phone() + "\"}")
                .statusCode(201)
                .body("obstacles.code", hasItem("PAYEE_IS_PAYER"));
        Payee unserved = Payee.in("KP", null);
        quote(payer, bySource("1.00", "KRW") + unserved.named())
                .statusCode(201)
                .body("obstacles.code", hasItem("CORRIDOR_NOT_SERVED"));
    }

    @Test
    void anExpiredCardPricesNothingAndARateThatMovedFarIsNotHonoured() {
        issue("USD/PHP", "58", 600);
        Person payer = Person.withBalance(100_000);
        Payee payee = Payee.in("PH", "PHP");
        String early = id(quote(payer, bySource("50.00", "PHP") + payee.named()));
        String moved = id(quote(payer, bySource("50.00", "PHP") + payee.named()));
        issue("USD/PHP", "59", 600);
        payer.pay(moved, "k1").statusCode(409).body("code", equalTo("RATE_MOVED"));
        issue("USD/PHP", "58", -1);
        payer.pay(early, "k2").statusCode(422).body("code", equalTo("RATE_STALE"));
        quote(payer, bySource("50.00", "PHP") + payee.named()).body("obstacles.code", hasItem("RATE_STALE"));
        payer.calls().get("/v1/payments").then().body("items", empty());
    }

    /** A customer who lives elsewhere. */
    private record Payee(UUID id, UUID wallet, String phone) {

        static Payee in(String country, @org.jspecify.annotations.Nullable String currency) {
            Payee payee = new Payee(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    "+4477" + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
            Instant now = Instant.now();
            TestEvents.publish(new CustomerRegistered(payee.id, payee.phone, "Kim Minjun", country, "en", now));
            if (currency != null) {
                TestEvents.publish(new WalletOpened(payee.wallet, payee.id, currency, now));
            }
            return payee;
        }

        String named() {
            return ",\"payee\":{\"phone\":\"" + phone + "\"}";
        }
    }

    private ValidatableResponse quote(Person payer, String fields) {
        String body = "{\"type\":\"CROSS_BORDER_TRANSFER\"," + fields + "}";
        var phone = java.util.regex.Pattern.compile("\\+4477\\d{8}").matcher(fields);
        if (phone.find()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> QuarkusTransaction.requiringNew()
                            .call(() -> directory.customerByPhone(phone.group()).isPresent()));
        }
        return payer.quote(body);
    }

    private static String bySource(String amount, String target) {
        return "\"sourceAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"USD\"},\"targetCurrency\":\"" + target
                + "\"";
    }

    private static String byTarget(String amount, String target, String source) {
        return "\"targetAmount\":{\"amount\":\"" + amount + "\",\"currency\":\"" + target + "\"},\"sourceCurrency\":\""
                + source + "\"";
    }

    private static String to(String beneficiary) {
        return ",\"beneficiaryId\":\"" + beneficiary + "\"";
    }

    private static String id(ValidatableResponse quote) {
        return quote.statusCode(201).extract().path("id");
    }

    private static String accepted(Person payer, String quote) {
        JsonPath payment = payer.pay(quote, UUID.randomUUID().toString())
                .statusCode(201)
                .body("state", equalTo("REQUIRES_AUTHENTICATION"))
                .extract()
                .jsonPath();
        payer.confirm(payment);
        return payment.getString("id");
    }

    private static ValidatableResponse add(Person owner, String fields) {
        return owner.calls()
                .body("{" + fields + "}")
                .post("/v1/me/beneficiaries")
                .then();
    }

    private static String added(Person owner, String fields) {
        return add(owner, fields).extract().path("id");
    }

    private static String hongKong(Person owner, String lastFour) {
        return added(
                owner,
                "\"name\":\"Chan Tai Man\",\"country\":\"HK\",\"currency\":\"HKD\",\"accountNumber\":\"12345" + lastFour
                        + "\",\"bankCode\":\"004 001\"" + ADDRESS);
    }

    private static String bahrain(Person owner, String account) {
        String iban = new Iban.Builder()
                .countryCode(CountryCode.BH)
                .bankCode("BMAG")
                .accountNumber(account)
                .build()
                .toString();
        return added(
                owner,
                "\"name\":\"Fatima Hasan\",\"country\":\"BH\",\"currency\":\"BHD\",\"iban\":\"" + iban
                        + "\",\"bic\":\"BMAGBHBM\"" + ADDRESS);
    }

    private static ValidatableResponse staff(String role, String action) {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), role))
                .contentType("application/json")
                .body("{\"reason\":\"Partner under maintenance\"}")
                .post("/v1/corridors/id-wallet/" + action)
                .then();
    }

    private static void told(String message) {
        byte[] body = message.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = BankAtTheBorder.SIGNATURE.sign(body, Instant.now());
        given().headers(headers)
                .contentType("application/xml")
                .body(body)
                .post("/v1/rails/bank/callbacks")
                .then()
                .statusCode(204);
    }

    private static List<String> transfers(String paymentId) {
        String endToEnd = "<EndToEndId>" + paymentId.replace("-", "") + "</EndToEndId>";
        return BankAtTheBorder.INITIATIONS.stream()
                .filter(message -> message.contains(endToEnd))
                .toList();
    }

    private void issue(String pair, String mid, long seconds) {
        long version = System.nanoTime();
        TestEvents.publish(
                RatesInTests.card(pair, mid, "0.01", version, Instant.now().plusSeconds(seconds)));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cards.latest(pair.substring(0, 3), pair.substring(4))
                        .filter(card -> card.version() >= version)
                        .isPresent());
    }
}
