package io.okpay.account.statement;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by RFC 4180 alone, as a stranger's program would. */
final class CsvReader {

    private final String text;
    private int at;

    private CsvReader(String text) {
        this.text = text;
    }

    static List<List<String>> read(String text) {
        return new CsvReader(text).rows();
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        while (at < text.length()) {
            List<String> row = new ArrayList<>(List.of(field()));
            while (text.charAt(at) == ',') {
                at++;
                row.add(field());
            }
            if (!text.startsWith("\r\n", at)) {
                throw new AssertionError("No end of a row at " + text.substring(at));
            }
            at += 2;
            rows.add(row);
        }
        return rows;
    }

    private String field() {
        return text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int begin = at;
        while (",\"\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
            field.append(text.charAt(at));
            at += text.charAt(at) == '"' ? 2 : 1;
        }
        at++;
        return field.toString();
    }
}
