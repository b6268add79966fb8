package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.testing.TestEvents;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AccountServiceTest
class StatementFormatsServiceTest {

    private final OpenWallet openWallet;
    private final UUID mei = UUID.randomUUID();
    private final UUID ming = UUID.randomUUID();

    StatementFormatsServiceTest(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    @ParameterizedTest
    @CsvSource({
        "USD, 100.00, -30.00, 12.34, 0.07, 82.41",
        "JPY, 10000, -3000, 1234, 7, 8241",
        "KWD, 10.000, -3.000, 1.234, 0.007, 8.241"
    })
    void allFourFormatsTellTheSameInTheDigitsOfTheCurrency(
            String currency, String opening, String out, String in, String topUp, String closing) throws SQLException {
        UUID meis = BookedWallets.open(openWallet, mei, "林美", currency);
        UUID mings = BookedWallets.open(openWallet, ming, "王小明", currency);
        BookedWallets.fund(meis, 10_000, currency);
        Instant from = Instant.now();
        BookedWallets.post(TransferLeg.wallet(meis, -3_000, currency), TransferLeg.wallet(mings, 3_000, currency));
        BookedWallets.post(TransferLeg.wallet(meis, 1_234, currency), TransferLeg.wallet(mings, -1_234, currency));
        BookedWallets.fund(meis, 7, currency);
        Instant to = Instant.now();
        BookedWallets.fund(meis, 99, currency);
        ToldStatement told = tellsTheSameInAllFormats(meis, from, to);
        assertThat(told.opening()).isEqualTo(opening);
        assertThat(told.entries()).extracting(ToldStatement.Line::amount).containsExactly(out, in, topUp);
        assertThat(told.entries()).extracting(ToldStatement.Line::counterparty).containsExactly("王小明", "王小明", "");
        assertThat(told.closing()).isEqualTo(closing);
    }

    @Test
    void aPeriodInWhichNothingHappenedOpensAndClosesWithTheSame() throws SQLException {
        UUID meis = BookedWallets.open(openWallet, mei, "Mei Lin", "USD");
        BookedWallets.fund(meis, 10_000, "USD");
        Instant from = Instant.now();
        ToldStatement told = tellsTheSameInAllFormats(meis, from, from.plusNanos(1_000));
        assertThat(told).isEqualTo(new ToldStatement("100.00", List.of(), "100.00"));
    }

    @Test
    void aPeriodBeforeTheWalletWasOpenedIsEmpty() throws SQLException {
        Instant to = Instant.now().minus(Duration.ofDays(30));
        UUID meis = BookedWallets.open(openWallet, mei, "Mei Lin", "KWD");
        BookedWallets.fund(meis, 10_000, "KWD");
        ToldStatement told = tellsTheSameInAllFormats(meis, to.minus(Duration.ofDays(366)), to);
        assertThat(told).isEqualTo(new ToldStatement("0.000", List.of(), "0.000"));
    }

    @Test
    void moneyOnHoldIsStillBookedAndOnNoStatement() throws SQLException {
        UUID meis = BookedWallets.open(openWallet, mei, "Mei Lin", "USD");
        UUID mings = BookedWallets.open(openWallet, ming, "Ming Wang", "USD");
        BookedWallets.fund(meis, 10_000, "USD");
        Instant from = Instant.now();
        hold(TransferLeg.wallet(meis, -4_000, "USD"), TransferLeg.wallet(mings, 4_000, "USD"));
        BookedWallets.post(TransferLeg.wallet(meis, -1_000, "USD"), TransferLeg.wallet(mings, 1_000, "USD"));
        ToldStatement told = tellsTheSameInAllFormats(meis, from, Instant.now());
        assertThat(told.opening()).isEqualTo("100.00");
        assertThat(told.entries()).extracting(ToldStatement.Line::amount).containsExactly("-10.00");
        assertThat(told.closing()).isEqualTo("90.00");
        BookedWallets.as(mei).get("/v1/wallets/" + meis + "/balance").then().body("balance.amount", equalTo("90.00"));
        BookedWallets.as(mei)
                .get("/v1/wallets/" + meis)
                .then()
                .body("balance.amount", equalTo("90.00"))
                .body("available.amount", equalTo("50.00"));
    }

    private ToldStatement tellsTheSameInAllFormats(UUID wallet, Instant from, Instant to) {
        ToldStatement json =
                ToldStatement.ofJson(BookedWallets.statement(mei, wallet, from, to, "application/json", "en")
                        .jsonPath());
        String camt = BookedWallets.statement(mei, wallet, from, to, "application/xml", "en")
                .asString();
        Camt053Schema.validate(camt);
        assertThat(ToldStatement.ofCamt053(camt)).isEqualTo(json);
        assertThat(ToldStatement.ofCsv(BookedWallets.statement(mei, wallet, from, to, "text/csv", "en")
                        .asString()))
                .isEqualTo(json);
        for (String language : List.of("en", "zh-CN")) {
            json.assertPrinted(
                    PrintedStatement.read(BookedWallets.statement(mei, wallet, from, to, "application/pdf", language)
                            .asByteArray()));
        }
        return json;
    }

    private static void hold(TransferLeg... legs) {
        HoldTransfer hold = new HoldTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(legs),
                Instant.now().plusSeconds(600));
        TestEvents.publish(hold);
        TestEvents.await(TransferHeld.class, event -> event.transferId().equals(hold.transferId()));
    }
}
