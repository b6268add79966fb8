package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.WalletBalance;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PricingServiceTest {

    private final DataSource dataSource;
    private final Finance finance = Finance.people();

    PricingServiceTest(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void aPublishedTariffNeverChangesAnAcceptedQuote() {
        Person payer = Person.withBalance(0);
        Person payee = Person.withBalance(0);
        UUID from = openWallet(payer, "SEK", 100_000);
        UUID to = openWallet(payee, "SEK", 0);
        String quote = quote(payer, payee, "SEK")
                .body("fees[0].rule", equalTo("transfer-local"))
                .extract()
                .path("id");
        int version = finance.publishSoon(Finance.rule("sek", "SEK", 300));
        quote(payer, payee, "SEK")
                .body("fees[0].rule", equalTo("sek"))
                .body("fees[0].tariffVersion", equalTo(version))
                .body("fees[0].amount.amount", equalTo("3.00"));
        payer.calls().get("/v1/quotes/" + quote).then().body("totalDebit.amount", equalTo("101.00"));
        JsonPath payment = payer.pay(quote, "k")
                .statusCode(201)
                .body("totalDebit.amount", equalTo("101.00"))
                .extract()
                .jsonPath();
        payer.confirm(payment);
        PostTransfer command = Person.command(payment.getString("id"));
        assertThat(command.legs())
                .containsExactlyInAnyOrder(
                        TransferLeg.wallet(from, -10_100, "SEK"),
                        TransferLeg.wallet(to, 10_000, "SEK"),
                        TransferLeg.system("FEES", 100, "SEK"));
    }

    @Test
    void aTransferAbroadCostsMoreThanOneAtHome() {
        Person payer = Person.withBalance(100_000);
        Person abroad = new Person(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "+8613" + ThreadLocalRandom.current().nextInt(100_000_000, 999_999_999));
        TestEvents.publish(new CustomerRegistered(abroad.id(), abroad.phone(), "Li Na", "CN", "zh-CN", Instant.now()));
        TestEvents.publish(new WalletOpened(abroad.wallet(), abroad.id(), "USD", Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> quote(payer, abroad, "USD")
                        .body("fees[0].rule", equalTo("transfer-international"))
                        .body("totalDebit.amount", equalTo("103.50")));
        quote(payer, Person.withBalance(0), "USD").body("totalDebit.amount", equalTo("101.00"));
    }

    @Test
    void aTierHasItsOwnPrice() throws SQLException {
        Person payer = Person.withBalance(100_000);
        Person payee = Person.withBalance(0);
        int version = finance.publishSoon(
                "{\"id\":\"gold\",\"type\":\"TRANSFER\",\"corridor\":\"LOCAL\",\"tier\":\"GOLD\",\"basisPoints\":50,\"fixed\":0,\"least\":0}");
        quote(payer, payee, "USD")
                .body("fees[0].tariffVersion", equalTo(version))
                .body("fees[0].rule", equalTo("transfer-local"));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE directory_customer SET tier = 'GOLD' WHERE id = '" + payer.id() + "'");
        }
        quote(payer, payee, "USD").body("fees[0].rule", equalTo("gold")).body("totalDebit.amount", equalTo("100.50"));
    }

    private static UUID openWallet(Person person, String currency, long balance) {
        UUID wallet = UUID.randomUUID();
        Instant now = Instant.now();
        TestEvents.publish(new WalletOpened(wallet, person.id(), currency, now));
        TestEvents.publish(new TransferPosted(
                UUID.randomUUID(),
                UUID.randomUUID(),
                now,
                List.of(new WalletBalance(wallet, currency, balance, balance, 1))));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> person.quote("{\"type\":\"TRANSFER\",\"payee\":"
                                + "{\"phone\":\"+10000000000\"},\"targetAmount\":{\"amount\":\"0.01\",\"currency\":\""
                                + currency + "\"}}")
                        .body(
                                "obstacles.code",
                                equalTo(
                                        balance > 0
                                                ? List.of("PAYEE_NOT_FOUND")
                                                : List.of("PAYEE_NOT_FOUND", "INSUFFICIENT_BALANCE"))));
        return wallet;
    }

    private static ValidatableResponse quote(Person payer, Person payee, String currency) {
        return payer.quote("{\"type\":\"TRANSFER\",\"payee\":{\"phone\":\"" + payee.phone()
                        + "\"},\"targetAmount\":{\"amount\":\"100.00\",\"currency\":\"" + currency + "\"}}")
                .statusCode(201)
                .body("obstacles", equalTo(List.of()));
    }
}
