package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvStatementTest {

    @Test
    void aNameThatWouldEndItsFieldOrRowIsQuoted() {
        assertThat(CsvStatement.name("Lin, Mei")).isEqualTo("\"Lin, Mei\"");
        assertThat(CsvStatement.name("Mei \"Mimi\" L.")).isEqualTo("\"Mei \"\"Mimi\"\" L.\"");
        assertThat(CsvStatement.name("Mei\nLin")).isEqualTo("\"Mei\nLin\"");
        assertThat(CsvStatement.name("Mei\rLin")).isEqualTo("\"Mei\rLin\"");
        assertThat(CsvStatement.name("林美")).isEqualTo("林美");
        assertThat(CsvStatement.name("")).isEmpty();
        assertThat(CsvStatement.name(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠SUM", "\t=1"})
    void aNameThatASpreadsheetWouldCalculateBecomesText(String name) {
        assertThat(CsvStatement.name(name)).isEqualTo("'" + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"=HYPERLINK(\"a\",\"b\")|\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"", "-1,2|\"'-1,2\""})
    void aFormulaWithAQuoteOrACommaIsBothMarkedAndQuoted(String name, String field) {
        assertThat(CsvStatement.name(name)).isEqualTo(field);
    }

    @Test
    void aNameInTheMiddleOfWhichASignStandsStaysAsItIs() {
        assertThat(CsvStatement.name("Anne-Marie O'Neil")).isEqualTo("Anne-Marie O'Neil");
    }

    @Test
    void theBalanceOfEachRowIsTheOneAbovePlusTheRowsAmount() throws IOException {
        List<String> rows = csv(SomeStatement.of(10_000, "=1+1")).lines().toList();
        assertThat(rows).hasSize(10_003);
        assertThat(rows.getFirst())
                .isEqualTo("row,bookedAt,paymentId,transferId,kind,amount,currency,balance,counterparty");
        assertThat(rows.get(1)).isEqualTo("OPENING,2026-01-01T00:00:00Z,,,,,USD,100.00,");
        BigDecimal balance = new BigDecimal("100.00");
        for (String row : rows.subList(2, 10_002)) {
            String[] fields = row.split(",", -1);
            balance = balance.add(new BigDecimal(fields[5]));
            assertThat(new BigDecimal(fields[7])).isEqualTo(balance);
            assertThat(fields[8]).isEqualTo("'=1+1");
        }
        assertThat(rows.getLast()).isEqualTo("CLOSING,2026-02-01T00:00:00Z,,,,,USD," + balance + ",");
    }

    @Test
    void everyRowEndsWithCarriageReturnAndLineFeed() throws IOException {
        String csv = csv(SomeStatement.of(2, "Ben O."));
        assertThat(csv).endsWith("\r\n");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void aReaderOfRfc4180GetsBackEveryNameButNoFormula() throws IOException {
        List<String> names = List.of(
                "Lin, Mei",
                "Mei \"Mimi\" L.",
                "\"",
                "Mei\r\nLin",
                "林美",
                "<script>alert(1)</script>",
                "שלום",
                "🍜",
                "Anne-Marie",
                "=cmd|' /C calc'!A0",
                "@SUM(1,2)",
                "-2+3",
                "+1",
                "\t=1");
        List<List<String>> rows = CsvReader.read(csv(SomeStatement.with(names)));
        assertThat(rows)
                .hasSize(names.size() + 3)
                .allSatisfy(row -> assertThat(row).hasSize(9));
        assertThat(rows.subList(1, names.size() + 1))
                .first()
                .satisfies(row -> assertThat(row.getFirst()).isEqualTo("OPENING"));
        assertThat(rows.subList(2, names.size() + 2))
                .extracting(List::getLast)
                .containsExactlyElementsOf(names.stream()
                        .map(name -> "=@-+\t".indexOf(name.charAt(0)) < 0 ? name : "'" + name)
                        .toList());
    }

    private static String csv(Statement statement) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvStatement(statement).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
