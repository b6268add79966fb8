package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionParties6;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all four formats have to say; names as a stranger may know them, empty for the operator.
 *
 * @param opening as it is written, a credit without a sign
 * @param entries oldest first
 */
record ToldStatement(String opening, List<Line> entries, String closing) {

    /** One entry. */
    record Line(String payment, Instant at, String amount, String counterparty) {}

    static ToldStatement ofJson(JsonPath json) {
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
        return new ToldStatement(json.getString("opening.amount"), lines, json.getString("closing.amount"));
    }

    static ToldStatement ofCsv(String csv) {
        List<String[]> rows = csv.lines().skip(1).map(row -> row.split(",", -1)).toList();
        assertThat(List.of(rows.getFirst()[0], rows.getLast()[0])).containsExactly("OPENING", "CLOSING");
        return new ToldStatement(
                rows.getFirst()[7],
                rows.subList(1, rows.size() - 1).stream()
                        .map(row -> new Line(row[2], Instant.parse(row[1]), row[5], row[8]))
                        .toList(),
                rows.getLast()[7]);
    }

    static ToldStatement ofCamt053(String xml) {
        AccountStatement9 read =
                MxCamt05300108.parse(xml).getBkToCstmrStmt().getStmt().getFirst();
        assertThat(read.getBal())
                .extracting(balance -> balance.getTp().getCdOrPrtry().getCd())
                .containsExactly("OPBD", "CLBD");
        return new ToldStatement(
                signed(read.getBal().getFirst()),
                read.getNtry().stream().map(ToldStatement::line).toList(),
                signed(read.getBal().getLast()));
    }

    /** Checks that a printed statement tells the same. */
    void assertPrinted(PrintedStatement printed) {
        assertThat(printed.text().lines())
                .anySatisfy(line -> assertThat(line).startsWith(opening).endsWith(closing));
        BigDecimal balance = new BigDecimal(opening);
        for (Line entry : entries) {
            balance = balance.add(new BigDecimal(entry.amount()));
            assertThat(printed.line(entry.payment()))
                    .contains(entry.at().toString().substring(0, 19).replace('T', ' '))
                    .contains(entry.counterparty())
                    .endsWith(" " + entry.amount() + " " + balance);
        }
        if (!entries.isEmpty()) {
            assertThat(printed.text())
                    .containsSubsequence(entries.stream().map(Line::payment).toList());
        }
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
}
