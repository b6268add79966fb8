package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.CaptureTransfer;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.FxAccount;
import io.okpay.platform.event.FxAccountsStated;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.TransferVoided;
import io.okpay.platform.event.VoidTransfer;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
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
    void aHoldKeepsMoneyBackUntilItIsCapturedInPart() {
        UUID payer = wallet("USD");
        UUID payee = wallet("USD");
        TestEvents.publish(fund(payer, 100, "USD"));
        HoldTransfer hold = hold(payer, payee, 70, Instant.now().plusSeconds(60));
        TestEvents.publish(hold);
        TransferHeld held =
                TestEvents.await(TransferHeld.class, event -> event.transferId().equals(hold.transferId()));
        assertThat(held.balances()).anySatisfy(balance -> {
            assertThat(balance.walletId()).isEqualTo(payer);
            assertThat(balance.balanceMinor()).isEqualTo(100);
            assertThat(balance.availableMinor()).isEqualTo(30);
        });
        PostTransfer tooMuch = transfer(payer, payee, 31, "USD");
        TestEvents.publish(tooMuch);
        assertThat(rejected(tooMuch.transferId()).details()).containsEntry("available", "0.30");
        CaptureTransfer above = capture(hold, transfer(payer, payee, 71, "USD").legs());
        TestEvents.publish(above);
        assertThat(rejected(above.transferId()).code()).isEqualTo("EXCEEDS_PENDING");
        CaptureTransfer part = capture(hold, transfer(payer, payee, 20, "USD").legs());
        TestEvents.publish(part);
        posted(part.transferId());
        assertThat(available(payer)).isEqualTo("0.80 USD");
        assertThat(available(payee)).isEqualTo("0.20 USD");
        CaptureTransfer again = capture(hold, null);
        TestEvents.publish(again);
        assertThat(rejected(again.transferId()).code()).isEqualTo("TRANSFER_ALREADY_POSTED");
        TestEvents.publish(part);
        assertThat(TestEvents.all(
                        TransferPosted.class,
                        event -> event.transferId().equals(part.transferId()),
                        2,
                        Duration.ofSeconds(15)))
                .hasSize(2);
        assertThat(available(payee)).isEqualTo("0.20 USD");
    }

    @Test
    void aHoldExpiresThoughNobodyAsks() {
        UUID payer = wallet("USD");
        TestEvents.publish(fund(payer, 100, "USD"));
        HoldTransfer hold = hold(payer, wallet("USD"), 70, Instant.now().plusSeconds(2));
        TestEvents.publish(hold);
        TransferVoided expired =
                TestEvents.await(TransferVoided.class, event -> event.holdId().equals(hold.transferId()));
        assertThat(expired.expired()).isTrue();
        assertThat(available(payer)).isEqualTo("1.00 USD");
        CaptureTransfer late = capture(hold, null);
        TestEvents.publish(late);
        assertThat(rejected(late.transferId()).code()).isEqualTo("TRANSFER_EXPIRED");
    }

    @Test
    void aVoidedHoldIsFreeOnceAndNeverPosts() {
        UUID payer = wallet("USD");
        TestEvents.publish(fund(payer, 100, "USD"));
        HoldTransfer hold = hold(payer, wallet("USD"), 70, Instant.now().plusSeconds(60));
        TestEvents.publish(hold);
        VoidTransfer first = new VoidTransfer(
                UUID.randomUUID(),
                hold.paymentId(),
                hold.transferId(),
                hold.legs().getFirst().account());
        TestEvents.publish(first);
        TestEvents.await(TransferVoided.class, event -> event.transferId().equals(first.transferId()));
        VoidTransfer second = new VoidTransfer(
                UUID.randomUUID(),
                hold.paymentId(),
                hold.transferId(),
                hold.legs().getFirst().account());
        TestEvents.publish(second);
        assertThat(rejected(second.transferId()).code()).isEqualTo("TRANSFER_ALREADY_VOIDED");
        CaptureTransfer late = capture(hold, null);
        TestEvents.publish(late);
        assertThat(rejected(late.transferId()).code()).isEqualTo("TRANSFER_ALREADY_VOIDED");
        assertThat(available(payer)).isEqualTo("1.00 USD");
    }

    @Test
    void aReversalIsLinkedToItsOriginalAndNeverMoreThanIt() throws SQLException {
        UUID payer = wallet("USD");
        UUID payee = wallet("USD");
        TestEvents.publish(fund(payer, 100, "USD"));
        PostTransfer original = transfer(payer, payee, 60, "USD");
        TestEvents.publish(original);
        posted(original.transferId());
        ReverseTransfer part =
                reverse(original, transfer(payee, payer, 20, "USD").legs());
        TestEvents.publish(part);
        posted(part.transferId());
        ReverseTransfer tooMuch =
                reverse(original, transfer(payee, payer, 41, "USD").legs());
        TestEvents.publish(tooMuch);
        assertThat(rejected(tooMuch.transferId()).code()).isEqualTo("EXCEEDS_ORIGINAL");
        ReverseTransfer rest = reverse(original, null);
        TestEvents.publish(rest);
        posted(rest.transferId());
        assertThat(available(payer)).isEqualTo("1.00 USD");
        assertThat(available(payee)).isEqualTo("0.00 USD");
        assertThat(number("SELECT count(*) FROM ledger_transfer WHERE kind = 5 AND target = '" + original.transferId()
                        + "'"))
                .isEqualTo(2);
    }

    @Test
    void aTransferInTwoCurrenciesSumsToZeroInEachAndWhatTheFxAccountsHoldThenIsStated() throws SQLException {
        UUID dollars = wallet("USD");
        UUID yen = wallet("JPY");
        TestEvents.publish(fund(dollars, 1_000, "USD"));
        PostTransfer conversion = new PostTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(
                        TransferLeg.wallet(dollars, -1_000, "USD"),
                        TransferLeg.system("FX_POSITION", 1_000, "USD"),
                        TransferLeg.system("FX_POSITION", -1_510, "JPY"),
                        TransferLeg.system("FX_SPREAD", 10, "JPY"),
                        TransferLeg.wallet(yen, 1_500, "JPY")));
        TestEvents.publish(conversion);
        posted(conversion.transferId());
        assertThat(available(yen)).isEqualTo("1500 JPY");
        List<FxAccount> booked = List.of(fxAccount("JPY"), fxAccount("USD"));
        FxAccountsStated stated = TestEvents.await(
                FxAccountsStated.class, event -> event.accounts().containsAll(booked));
        assertThat(stated.accounts()).allMatch(account -> account.postings() > 0);
    }

    @Test
    void aFrozenWalletGivesNoMoney() {
        UUID payer = wallet("USD");
        TestEvents.publish(fund(payer, 100, "USD"));
        PostTransfer before = transfer(payer, wallet("USD"), 1, "USD");
        TestEvents.publish(before);
        posted(before.transferId());
        QuarkusTransaction.requiringNew().run(() -> ledger.setFrozen(List.of(payer), true));
        PostTransfer after = transfer(payer, wallet("USD"), 1, "USD");
        TestEvents.publish(after);
        assertThat(rejected(after.transferId()).code()).isEqualTo("WALLET_FROZEN");
        assertThat(available(payer)).isEqualTo("0.99 USD");
    }

    @Test
    void theDatabaseRefusesWhatTheCodeMustNeverDo() throws SQLException {
        UUID wallet = wallet("USD");
        PostTransfer command = fund(wallet, 50, "USD");
        TestEvents.publish(command);
        posted(command.transferId());
        long account = number("SELECT number FROM ledger_account WHERE ref = '" + wallet + "'");
        long seq = number("SELECT seq FROM ledger_posting WHERE account = " + account);
        for (String table : List.of("ledger_posting", "ledger_transfer", "ledger_batch", "ledger_rejection")) {
            assertThatThrownBy(() -> sql("DELETE FROM " + table)).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql("TRUNCATE " + table)).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> sql("DROP TABLE " + table)).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> sql("ALTER TABLE " + table + " DISABLE TRIGGER ALL"))
                    .hasMessageContaining("must be owner");
        }
        assertThatThrownBy(() -> sql("UPDATE ledger_posting SET amount = 51"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> sql("UPDATE ledger_transfer SET kind = 9")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> sql("DELETE FROM ledger_account")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> sql("INSERT INTO ledger_posting VALUES (" + account + ", " + (seq + 1) + ", 5, 55)"))
                .hasMessageContaining("do not sum to zero");
        assertThatThrownBy(() -> sql("INSERT INTO ledger_posting VALUES (" + account + ", " + (seq + 1) + ", 5, 55), ("
                        + (account + (1 << 20)) + ", " + (seq + 1) + ", -5, 0)"))
                .hasMessageContaining("belong to another commit");
        assertThatThrownBy(() -> sql("UPDATE ledger_account SET balance = -1 WHERE ref = '" + wallet + "'"))
                .hasMessageContaining("no_overdraft");
        assertThatThrownBy(() -> sql("UPDATE ledger_account SET held = 51 WHERE ref = '" + wallet + "'"))
                .hasMessageContaining("no_overdraft");
        assertThatThrownBy(() -> sql("UPDATE ledger_account SET number = number + 1 WHERE ref = '" + wallet + "'"))
                .hasMessageContaining("ledger_account");
    }

    @Test
    void aSettledHoldCannotBeOpenedAgainInTheDatabase() {
        UUID payer = wallet("USD");
        TestEvents.publish(fund(payer, 100, "USD"));
        HoldTransfer hold = hold(payer, wallet("USD"), 70, Instant.now().plusSeconds(60));
        TestEvents.publish(hold);
        CaptureTransfer capture = capture(hold, null);
        TestEvents.publish(capture);
        posted(capture.transferId());
        assertThatThrownBy(() -> sql("UPDATE ledger_hold SET state = 'PENDING' WHERE id = '" + hold.transferId() + "'"))
                .hasMessageContaining("settled once");
    }

    @Test
    void theBooksBalanceInEveryCurrencyAndAgreeWithTheBalances() throws SQLException {
        assertThat(number("SELECT count(*) FROM (SELECT 1 FROM ledger_posting GROUP BY account & 1023"
                        + " HAVING sum(amount) <> 0) x"))
                .isZero();
        assertThat(number("SELECT count(*) FROM (SELECT 1 FROM ledger_account a LEFT JOIN ledger_posting p"
                        + " ON p.account = a.number GROUP BY a.number"
                        + " HAVING a.balance <> coalesce(sum(p.amount), 0) OR a.postings <> count(p.seq)) x"))
                .isZero();
        assertThat(number("SELECT count(*) FROM (SELECT amount, balance_after, lag(balance_after, 1, 0::bigint)"
                        + " OVER (PARTITION BY account ORDER BY seq) AS before FROM ledger_posting) x"
                        + " WHERE before + amount <> balance_after"))
                .isZero();
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

    private FxAccount fxAccount(String currency) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT p.balance, s.balance, p.postings FROM ledger_account p"
                        + " JOIN ledger_account s USING (currency) WHERE p.code = 'system:FX_POSITION'"
                        + " AND s.code = 'system:FX_SPREAD' AND currency = '" + currency + "'")) {
            row.next();
            return new FxAccount(
                    Money.ofMinor(row.getLong(1), currency), Money.ofMinor(row.getLong(2), currency), row.getLong(3));
        }
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

    private static HoldTransfer hold(UUID payer, UUID payee, long amount, Instant expiresAt) {
        PostTransfer same = transfer(payer, payee, amount, "USD");
        return new HoldTransfer(same.transferId(), same.paymentId(), same.legs(), expiresAt);
    }

    private static CaptureTransfer capture(HoldTransfer hold, @Nullable List<TransferLeg> legs) {
        return new CaptureTransfer(
                UUID.randomUUID(),
                hold.paymentId(),
                hold.transferId(),
                hold.legs().getFirst().account(),
                legs);
    }

    private static ReverseTransfer reverse(PostTransfer original, @Nullable List<TransferLeg> legs) {
        return new ReverseTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                original.transferId(),
                original.legs().getFirst().account(),
                legs);
    }

    private long number(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
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
