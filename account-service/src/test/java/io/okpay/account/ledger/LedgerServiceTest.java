package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class LedgerServiceTest {

    private final Ledger ledger;
    private final AgroalDataSource dataSource;

    LedgerServiceTest(Ledger ledger, AgroalDataSource dataSource) {
        this.ledger = ledger;
        this.dataSource = dataSource;
    }

    @Test
    void postsACommandFromKafkaAndPublishesTheResultWithBalances() {
        UUID wallet = wallet("USD");
        PostTransfer command = fund(wallet, 10_000, "USD");
        TestEvents.publish(command);
        TransferPosted posted = posted(command.transferId());
        assertThat(posted.paymentId()).isEqualTo(command.paymentId());
        assertThat(posted.balances()).singleElement().satisfies(balance -> {
            assertThat(balance.walletId()).isEqualTo(wallet);
            assertThat(balance.balanceMinor()).isEqualTo(10_000);
            assertThat(balance.version()).isEqualTo(1);
        });
        assertThat(available(wallet)).isEqualTo("100.00 USD");
    }

    @Test
    void rejectsAnOverdraftWithWhatIsAvailableAndChangesNothing() {
        UUID payer = wallet("KWD");
        UUID payee = wallet("KWD");
        TestEvents.publish(fund(payer, 1_500, "KWD"));
        PostTransfer tooMuch = transfer(payer, payee, 1_501, "KWD");
        TestEvents.publish(tooMuch);
        TransferRejected rejected = rejected(tooMuch.transferId());
        assertThat(rejected.code()).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(rejected.details()).containsEntry("available", "1.500").containsEntry("currency", "KWD");
        assertThat(available(payer)).isEqualTo("1.500 KWD");
        assertThat(available(payee)).isEqualTo("0.000 KWD");
    }

    @Test
    void theSameCommandTwiceMovesMoneyOnceAndPublishesTheSameResult() {
        UUID wallet = wallet("USD");
        PostTransfer command = fund(wallet, 700, "USD");
        TestEvents.publish(command);
        TestEvents.publish(command);
        List<TransferPosted> results = TestEvents.all(
                TransferPosted.class,
                event -> event.transferId().equals(command.transferId()),
                2,
                Duration.ofSeconds(15));
        assertThat(results)
                .hasSize(2)
                .allSatisfy(result ->
                        assertThat(result.balances().getFirst().balanceMinor()).isEqualTo(700));
        assertThat(available(wallet)).isEqualTo("7.00 USD");
    }

    @Test
    void aRejectedTransferStaysRejectedWhenMoneyArrivesLater() {
        UUID payer = wallet("USD");
        UUID payee = wallet("USD");
        PostTransfer early = transfer(payer, payee, 100, "USD");
        TestEvents.publish(early);
        rejected(early.transferId());
        PostTransfer funding = fund(payer, 100, "USD");
        TestEvents.publish(funding);
        posted(funding.transferId());
        TestEvents.publish(early);
        PostTransfer after = fund(payee, 1, "USD");
        TestEvents.publish(after);
        posted(after.transferId());
        assertThat(available(payer)).isEqualTo("1.00 USD");
    }

    @Test
    void twoHundredTransfersOfOneFromAHundredPostExactlyAHundred() {
        UUID payer = wallet("USD");
        UUID payee = wallet("USD");
        TestEvents.publish(fund(payer, 100, "USD"));
        List<PostTransfer> commands = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> transfer(payer, payee, 1, "USD"))
                .toList();
        commands.forEach(TestEvents::publish);
        assertThat(TestEvents.all(
                        TransferRejected.class,
                        event -> commands.stream()
                                .anyMatch(command -> command.transferId().equals(event.transferId())),
                        100,
                        Duration.ofSeconds(30)))
                .hasSize(100)
                .allSatisfy(event -> assertThat(event.details()).containsEntry("available", "0.00"));
        assertThat(available(payer)).isEqualTo("0.00 USD");
        assertThat(available(payee)).isEqualTo("1.00 USD");
    }

    @Test
    void aMalformedCommandGoesToTheDeadLettersAndTheNextOneIsPosted() {
        UUID wallet = wallet("USD");
        String key = "wallet:" + wallet;
        ProducerRecord<String, byte[]> poison = CloudEventHeaders.record(
                EventType.POST_TRANSFER.topic(),
                key,
                UUID.randomUUID(),
                EventType.POST_TRANSFER.type(),
                "/test",
                Instant.now(),
                null,
                ("{\"legs\": 7, \"marker\": \"" + wallet + "\"}").getBytes(StandardCharsets.UTF_8));
        TestEvents.publish(poison);
        PostTransfer command = fund(wallet, 5, "USD");
        TestEvents.publish(command);
        posted(command.transferId());
        assertThat(TestEvents.read(
                        "okpay.account.dead-letters",
                        1,
                        Duration.ofSeconds(15),
                        letter -> new String(letter.value(), StandardCharsets.UTF_8).contains(wallet.toString())))
                .singleElement()
                .satisfies(letter -> assertThat(CloudEventHeaders.get(letter.headers(), "dead-letter-reason"))
                        .isNotBlank());
    }

    @Test
    void aCommandThatNamesNoAccountGoesToTheDeadLetters() {
        PostTransfer command = new PostTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(new TransferLeg("nonsense", -1, "USD"), new TransferLeg("system:FEES", 1, "USD")));
        TestEvents.publish(command);
        assertThat(TestEvents.read(
                        "okpay.account.dead-letters",
                        1,
                        Duration.ofSeconds(15),
                        letter -> new String(letter.value(), StandardCharsets.UTF_8)
                                .contains(command.transferId().toString())))
                .hasSize(1);
    }

    @Test
    void theDatabaseRefusesChangedPostingsUnbalancedPostingsAndOverdrafts() {
        UUID wallet = wallet("USD");
        PostTransfer command = fund(wallet, 50, "USD");
        TestEvents.publish(command);
        posted(command.transferId());
        assertThatThrownBy(() -> sql("UPDATE ledger_posting SET amount = 51 WHERE account_id = '" + wallet + "'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> sql("DELETE FROM ledger_posting WHERE account_id = '" + wallet + "'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> sql("INSERT INTO ledger_posting VALUES ('" + command.transferId() + "', 9, '" + wallet
                        + "', 'USD', 5, 55, 99, now())"))
                .hasMessageContaining("do not sum to zero");
        assertThatThrownBy(() -> sql("UPDATE ledger_account SET balance = -1 WHERE id = '" + wallet + "'"))
                .hasMessageContaining("no_overdraft");
        assertThatThrownBy(() -> sql("DROP TABLE ledger_posting")).hasMessageContaining("must be owner");
    }

    @Test
    void theBooksBalanceInEveryCurrencyAndAgreeWithTheBalances() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            try (var sums = statement.executeQuery(
                    "SELECT currency FROM ledger_posting GROUP BY currency HAVING sum(amount) <> 0")) {
                assertThat(sums.next()).isFalse();
            }
            try (var drift = statement.executeQuery("SELECT a.id FROM ledger_account a LEFT JOIN ledger_posting p"
                    + " ON p.account_id = a.id GROUP BY a.id HAVING a.balance <> coalesce(sum(p.amount), 0)")) {
                assertThat(drift.next()).isFalse();
            }
        }
    }

    private UUID wallet(String currency) {
        UUID id = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> ledger.openWalletAccount(id, currency));
        return id;
    }

    private String available(UUID wallet) {
        return Objects.requireNonNull(ledger.balances(List.of(wallet)).get(wallet))
                .available()
                .toString();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static PostTransfer fund(UUID wallet, long amount, String currency) {
        return new PostTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(
                        TransferLeg.wallet(wallet, amount, currency),
                        TransferLeg.system("SETTLEMENT_CARD", -amount, currency)));
    }

    private static PostTransfer transfer(UUID payer, UUID payee, long amount, String currency) {
        return new PostTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(TransferLeg.wallet(payer, -amount, currency), TransferLeg.wallet(payee, amount, currency)));
    }

    private static TransferPosted posted(UUID transferId) {
        return TestEvents.await(
                TransferPosted.class, event -> event.transferId().equals(transferId));
    }

    private static TransferRejected rejected(UUID transferId) {
        return TestEvents.await(
                TransferRejected.class, event -> event.transferId().equals(transferId));
    }
}
