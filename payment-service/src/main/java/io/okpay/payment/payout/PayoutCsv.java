package io.okpay.payment.payout;

import io.okpay.platform.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Payouts as CSV (RFC 4180): the lines that a merchant sends, and their outcome. */
final class PayoutCsv {

    private static final Set<String> COLUMNS = Set.of("lineReference", "phone", "email", "handle", "amount", "note");
    private static final Set<String> REQUIRED = Set.of("lineReference", "amount");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180;
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private PayoutCsv() {}

    /**
     * Reads lines; rows that cannot be read are errors. Reading ends soon after a payout's most lines.
     *
     * @throws ProblemException PAYOUT_EMPTY, or PAYOUT_LINES_INVALID when the first row does not name the columns
     */
    static List<GivenLine> read(String text, LineErrors errors) {
        List<GivenLine> lines = new ArrayList<>();
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int row = 1;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(body))
                .setFormat(FORMAT)
                .get()) {
            List<String> header = null;
            for (CSVRecord cells : parser) {
                if (header == null) {
                    header = header(cells, errors);
                } else if (!isBlank(cells)) {
                    read(row, header, cells, lines, errors);
                }
                row++;
                if (lines.size() > CheckLines.MOST) {
                    break;
                }
            }
            if (header == null) {
                throw ProblemException.of(PayoutProblem.PAYOUT_EMPTY);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            errors.add(row, "row", PayoutProblem.CSV_MALFORMED);
        }
        return lines;
    }

    private static List<String> header(CSVRecord cells, LineErrors errors) {
        List<String> names = cells.stream().map(String::strip).toList();
        if (!COLUMNS.containsAll(names) || new HashSet<>(names).size() < names.size() || !names.containsAll(REQUIRED)) {
            errors.add(1, "header", PayoutProblem.CSV_HEADER_INVALID);
            errors.refuse();
        }
        return names;
    }

    private static boolean isBlank(CSVRecord cells) {
        return cells.size() == 1 && cells.get(0).isBlank();
    }

    private static void read(int row, List<String> header, CSVRecord cells, List<GivenLine> lines, LineErrors errors) {
        if (cells.size() != header.size()) {
            errors.add(row, "row", PayoutProblem.CSV_MALFORMED);
            return;
        }
        Function<String, @Nullable String> cell = name -> {
            int column = header.indexOf(name);
            String value = column < 0 ? "" : cells.get(column).strip();
            return value.isEmpty() ? null : value;
        };
        lines.add(new GivenLine(
                row,
                cell.apply("lineReference"),
                cell.apply("phone"),
                cell.apply("email"),
                cell.apply("handle"),
                cell.apply("amount"),
                cell.apply("note")));
    }

    /** The outcome of lines; no cell is a formula for a spreadsheet. */
    static String write(Stream<PayoutLineResponse> lines) {
        StringBuilder text = new StringBuilder(
                "number,lineReference,payeeName,amount,fee,currency,note,state,paymentId,failureCode,failureDetail\r\n");
        lines.forEach(line -> text.append(FORMAT.format((Object[]) cells(line))).append("\r\n"));
        return text.toString();
    }

    private static String[] cells(PayoutLineResponse line) {
        PayoutLineResponse.Failure failure = line.failure();
        return Stream.of(
                        String.valueOf(line.number()),
                        line.lineReference(),
                        line.payeeName(),
                        line.amount().amount(),
                        line.fee().amount(),
                        line.amount().currencyCode(),
                        line.note() == null ? "" : line.note(),
                        line.state().name(),
                        line.paymentId() == null ? "" : line.paymentId().toString(),
                        failure == null ? "" : failure.code(),
                        failure == null || failure.detail() == null ? "" : failure.detail())
                .map(PayoutCsv::harmless)
                .toArray(String[]::new);
    }

    /** A spreadsheet takes a cell that begins like a formula for one; a leading apostrophe makes it a text. */
    static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
