package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A statement as CSV by RFC 4180 in UTF-8. The first row after the header is OPENING and the last one CLOSING; the balance of
 * each row is the one above plus the row's amount. Amounts are signed decimals of the currency, instants RFC 3339 in UTC.
 */
final class CsvStatement {

    private static final String END = "\r\n";
    private static final String HEADER =
            "row,bookedAt,paymentId,transferId,kind,amount,currency,balance,counterparty" + END;

    // A spreadsheet takes these, some of them also in full width, for the begin of a formula.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Statement statement;

    CsvStatement(Statement statement) {
        this.statement = statement;
    }

    /** Writes all of it. */
    void writeTo(OutputStream out) throws IOException {
        Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        csv.write(HEADER);
        csv.write(balance("OPENING", statement.from(), statement.opening()));
        for (Entry entry : statement.entries()) {
            csv.write(row(entry));
        }
        csv.write(balance("CLOSING", statement.to(), statement.closing()));
        csv.flush();
    }

    private static String balance(String row, Instant at, Money balance) {
        return String.join(",", row, at.toString(), "", "", "", "", balance.currencyCode(), balance.amount(), "") + END;
    }

    private static String row(Entry entry) {
        return String.join(
                        ",",
                        "ENTRY",
                        entry.bookedAt().toString(),
                        entry.paymentId().toString(),
                        entry.transferId().toString(),
                        entry.kind().name(),
                        entry.amount().amount(),
                        entry.amount().currencyCode(),
                        entry.balanceAfter().amount(),
                        name(entry.counterparty()))
                + END;
    }

    /** A name as a field: never a formula, quoted where it would end the field or the row. */
    static String name(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return "";
        }
        String text = FORMULA.indexOf(name.charAt(0)) < 0 ? name : "'" + name;
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
