package io.okpay.bench;

import io.okpay.local.LocalPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in the ledger's tables: whether it balances, and how large it is. */
final class Books {

    private static final String UNBALANCED_CURRENCIES = "SELECT count(*) FROM (SELECT 1 FROM ledger_posting"
            + " GROUP BY account & 1023 HAVING sum(amount) <> 0) unbalanced";
    private static final String WRONG_ACCOUNTS = "SELECT count(*) FROM ledger_account a"
            + " FULL JOIN (SELECT account, sum(amount) AS amount, count(*) AS postings FROM ledger_posting GROUP BY account) p"
            + " ON p.account = a.number WHERE a.number IS NULL OR a.balance <> coalesce(p.amount, 0)"
            + " OR a.postings <> coalesce(p.postings, 0)";
    // With their indexes these are pg_total_relation_size of the three tables.
    private static final String SIZES = "SELECT c.relname, pg_table_size(c.oid) FROM pg_class c"
            + " LEFT JOIN pg_index i ON i.indexrelid = c.oid WHERE coalesce(i.indrelid, c.oid)"
            + " = ANY (ARRAY['ledger_transfer', 'ledger_posting', 'ledger_batch']::regclass[]::oid[])";

    private final LocalPostgres postgres;

    Books(LocalPostgres postgres) {
        this.postgres = postgres;
    }

    /** What is wrong with the books after so many commands since they were empty, or null. */
    @Nullable String fault(long commands) {
        long unbalanced = number(UNBALANCED_CURRENCIES);
        if (unbalanced != 0) {
            return unbalanced + " currencies do not sum to zero";
        }
        long wrong = number(WRONG_ACCOUNTS);
        if (wrong != 0) {
            return wrong + " accounts differ from their postings";
        }
        long transfers = number("SELECT count(*) FROM ledger_transfer");
        return transfers == commands ? null : commands + " commands, but " + transfers + " transfers in the books";
    }

    /** How many batches were committed. */
    long commits() {
        return number("SELECT count(*) FROM ledger_batch");
    }

    /** Bytes of each table of the books and of each of its indexes, by name. */
    Map<String, Long> bytes() {
        Map<String, Long> bytes = new TreeMap<>();
        try (Connection connection = postgres.connect(Parts.LEDGER_DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SIZES)) {
            while (row.next()) {
                bytes.put(row.getString(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw new BenchException("Cannot read the size of the books: " + e.getMessage(), e);
        }
        return bytes;
    }

    private long number(String query) {
        try (Connection connection = postgres.connect(Parts.LEDGER_DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchException("Cannot read the books: " + e.getMessage(), e);
        }
    }
}
