package io.okpay.account.statement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class StatementFormatsServiceTest {

    private final OpenWallet openWallet;
    private final UUID mei = UUID.randomUUID();
    private UUID meis = mei;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;

    StatementFormatsServiceTest(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    /** What all four formats have to say; names as a stranger may know them, empty for the operator. */
    private record Told(String opening, List<Line> entries, String closing) {}

    private record Line(String payment, Instant at, String amount, String counterparty) {}

    @BeforeEach
    void aPeriodWithMoneyInAndOut() throws SQLException {
        meis = wallet(mei, "林美");
        UUID bens = wallet(UUID.randomUUID(), "王小明");
        post(TransferLeg.wallet(meis, 10_000, "USD"), TransferLeg.system("SETTLEMENT_CARD", -10_000, "USD"));
        from = Instant.now();
        post(TransferLeg.wallet(meis, -3_000, "USD"), TransferLeg.wallet(bens, 3_000, "USD"));
        post(TransferLeg.wallet(meis, 1_234, "USD"), TransferLeg.wallet(bens, -1_234, "USD"));
        post(TransferLeg.wallet(meis, 7, "USD"), TransferLeg.system("SETTLEMENT_CARD", -7, "USD"));
        to = Instant.now();
        post(TransferLeg.wallet(meis, 99, "USD"), TransferLeg.system("SETTLEMENT_CARD", -99, "USD"));
    }

    @Test
    void allFourFormatsTellTheSame() {
        Told json = json();
        assertThat(json.opening()).isEqualTo("100.00");
        assertThat(json.entries()).extracting(Line::amount).containsExactly("-30.00", "12.34", "0.07");
        assertThat(json.entries()).extracting(Line::counterparty).containsExactly("王小明", "王小明", "");
        assertThat(json.closing()).isEqualTo("82.41");
        assertThat(csv()).isEqualTo(json);
        assertThat(camt()).isEqualTo(json);
        for (String language : List.of("en", "zh-CN")) {
            assertPrinted(
                    PrintedStatement.read(statement("application/pdf", language).asByteArray()), json);
        }
    }

    @Test
    void eachFileSaysWhatItIsAndHowItIsNamed() {
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
        Map.of("text/csv", "csv", "application/pdf", "pdf", "application/xml", "xml")
                .forEach((type, extension) -> statement(type, "en")
                        .then()
                        .statusCode(200)
                        .header("Content-Type", startsWith(type))
                        .header(
                                "Content-Disposition",
                                equalTo("attachment; filename=\"statement-USD-" + day + "-" + last + "." + extension
                                        + "\"")));
        for (String any :
                List.of("*/*", "application/*", "text/html, */*;q=0.1", "application/pdf;q=0.2, application/json")) {
            assertThat(statement(any, "en").contentType()).as(any).startsWith("application/json");
        }
        assertThat(statement("text/*", "en").contentType()).startsWith("text/csv");
        assertThat(statement("text/html, application/xml;q=0.9, */*;q=0.1", "en")
                        .contentType())
                .startsWith("application/xml");
    }

    @Test
    void thePdfSpeaksTheReadersLanguageAndCarriesTheFontOfItsNames() {
        PrintedStatement english =
                PrintedStatement.read(statement("application/pdf", "en").asByteArray());
        assertThat(english.text())
                .contains("Statement", "Opening balance", "林美", "王小明")
                .doesNotContain("账户");
        assertThat(english.fonts()).containsKeys("林", "美", "王", "小", "明", "S", "7");
        assertThat(english.fonts().get("林")).endsWith("+DroidSansFallback");
        assertThat(english.fonts().get("S")).endsWith("+LiberationSans");
        Response answer = statement("application/pdf", "zh-CN");
        assertThat(answer.header("Content-Language")).isEqualTo("zh-CN");
        PrintedStatement chinese = PrintedStatement.read(answer.asByteArray());
        assertThat(chinese.text()).contains("账户对账单", "期初余额", "林美").doesNotContain("Opening");
        assertThat(chinese.fonts()).containsKeys("账", "户", "对", "单", "林", "美");
    }

    @Test
    void aFormatThatDoesNotExistIsRefused() {
        for (String none : List.of("text/html", "image/png", "application/pdf;q=0")) {
            statement(none, "zh")
                    .then()
                    .statusCode(406)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_ACCEPTABLE"))
                    .body("title", equalTo("无法提供所需格式"));
        }
    }

    private Told json() {
        JsonPath json = statement("application/json", "en").jsonPath();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < json.getInt("entries.size()"); i++) {
            String entry = "entries[" + i + "].";
            String name = json.getString(entry + "counterparty");
            lines.add(new Line(
                    json.getString(entry + "paymentId"),
                    Instant.parse(json.getString(entry + "bookedAt")),
                    (json.getString(entry + "direction").equals("OUT") ? "-" : "")
                            + json.getString(entry + "amount.amount"),
                    name == null ? "" : name));
        }
        return new Told(json.getString("opening.amount"), lines, json.getString("closing.amount"));
    }

    private Told csv() {
        List<String[]> rows = statement("text/csv", "en")
                .asString()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
        assertThat(List.of(rows.getFirst()[0], rows.getLast()[0])).containsExactly("OPENING", "CLOSING");
        return new Told(
                rows.getFirst()[7],
                rows.subList(1, rows.size() - 1).stream()
                        .map(row -> new Line(row[2], Instant.parse(row[1]), row[5], row[8]))
                        .toList(),
                rows.getLast()[7]);
    }

    private Told camt() {
        AccountStatement9 read = MxCamt05300108.parse(
                        statement("application/xml", "en").asString())
                .getBkToCstmrStmt()
                .getStmt()
                .getFirst();
        assertThat(read.getBal())
                .extracting(balance -> balance.getTp().getCdOrPrtry().getCd())
                .containsExactly("OPBD", "CLBD");
        return new Told(
                signed(read.getBal().getFirst()),
                read.getNtry().stream().map(StatementFormatsServiceTest::line).toList(),
                signed(read.getBal().getLast()));
    }

    private static String signed(CashBalance8 balance) {
        return signed(balance.getAmt().getValue(), balance.getCdtDbtInd());
    }

    private static Line line(ReportEntry10 entry) {
        return new Line(
                entry.getNtryRef().replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"),
                entry.getBookgDt().getDtTm().toInstant(),
                signed(entry.getAmt().getValue(), entry.getCdtDbtInd()),
                name(entry.getNtryDtls().getFirst().getTxDtls().getFirst().getRltdPties()));
    }

    private static String signed(BigDecimal amount, CreditDebitCode direction) {
        return (direction == CreditDebitCode.DBIT ? amount.negate() : amount).toPlainString();
    }

    private static String name(@Nullable TransactionParties6 parties) {
        return parties == null
                ? ""
                : (parties.getCdtr() == null ? parties.getDbtr() : parties.getCdtr())
                        .getPty()
                        .getNm();
    }

    private static void assertPrinted(PrintedStatement printed, Told told) {
        assertThat(printed.text().lines())
                .anySatisfy(line -> assertThat(line).startsWith(told.opening()).endsWith(told.closing()));
        BigDecimal balance = new BigDecimal(told.opening());
        for (Line entry : told.entries()) {
            balance = balance.add(new BigDecimal(entry.amount()));
            assertThat(printed.line(entry.payment()))
                    .contains(entry.at().toString().substring(0, 19).replace('T', ' '))
                    .contains(entry.counterparty())
                    .endsWith(" " + entry.amount() + " " + balance);
        }
        assertThat(printed.text())
                .containsSubsequence(told.entries().stream().map(Line::payment).toList());
    }

    private Response statement(String accept, String language) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(mei))
                .header("Accept", accept)
                .header("Accept-Language", language)
                .queryParams(Map.of("from", from.toString(), "to", to.toString()))
                .get("/v1/wallets/" + meis + "/statement");
    }

    private static void post(TransferLeg... legs) {
        PostTransfer command = new PostTransfer(UUID.randomUUID(), UUID.randomUUID(), List.of(legs));
        TestEvents.publish(command);
        TestEvents.await(TransferPosted.class, event -> event.transferId().equals(command.transferId()));
    }

    private UUID wallet(UUID owner, String name) throws SQLException {
        try (Connection connection = RealParts.postgres().connect("account");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (id, phone, full_name, country, locale, state, registered_at)"
                                + " VALUES (?, ?, ?, 'US', 'en', 'ACTIVE', now())")) {
            insert.setObject(1, owner);
            insert.setString(2, "+" + owner);
            insert.setString(3, name);
            insert.executeUpdate();
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> openWallet.open(owner, "USD", Instant.now()).id());
    }
}
