package io.okpay.account.ledger;

import io.okpay.platform.testing.RealParts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is true of the books after every commit, asked of the tables themselves. */
final class SoundBooks {

    private static final Map<String, String> VIOLATIONS = new LinkedHashMap<>();

    static {
        VIOLATIONS.put(
                "currencies that do not sum to zero",
                "SELECT account & 1023 FROM ledger_posting GROUP BY 1 HAVING sum(amount) <> 0");
        VIOLATIONS.put(
                "transfers that do not sum to zero in a currency",
                "SELECT seq FROM ledger_posting GROUP BY seq, account & 1023 HAVING sum(amount) <> 0");
        VIOLATIONS.put(
                "accounts whose balance or count is not that of their postings",
                "SELECT a.code FROM ledger_account a LEFT JOIN ledger_posting p ON p.account = a.number GROUP BY a.number"
                        + " HAVING a.balance <> coalesce(sum(p.amount), 0) OR a.postings <> count(p.seq)");
        VIOLATIONS.put(
                "postings whose balance does not follow from the one before",
                "SELECT account, seq FROM (SELECT account, seq, amount, balance_after, lag(balance_after, 1, 0::bigint)"
                        + " OVER (PARTITION BY account ORDER BY seq) AS before FROM ledger_posting) p"
                        + " WHERE before + amount <> balance_after");
        VIOLATIONS.put(
                "overdrawn wallets", "SELECT code FROM ledger_account WHERE kind = 'WALLET' AND balance - held < 0");
        VIOLATIONS.put(
                "wallets that were overdrawn once",
                "SELECT a.code FROM ledger_posting p JOIN ledger_account a ON a.number = p.account"
                        + " WHERE a.kind = 'WALLET' AND p.balance_after < 0");
        String heldOf =
                " LEFT JOIN (SELECT u.account, count(*) + count(*) FILTER (WHERE h.state <> 'PENDING') AS changes,"
                        + " coalesce(-sum(u.amount) FILTER (WHERE h.state = 'PENDING'), 0) AS held"
                        + " FROM ledger_hold h, unnest(h.accounts, h.amounts) AS u (account, amount) WHERE u.amount < 0"
                        + " GROUP BY u.account) h ON h.account = a.ref WHERE a.kind = 'WALLET' AND ";
        VIOLATIONS.put(
                "wallets whose held money is not that of their pending holds",
                "SELECT a.code, a.held, h.held FROM ledger_account a" + heldOf + "a.held <> coalesce(h.held, 0)");
        VIOLATIONS.put(
                "wallets whose version is not their number of changes",
                "SELECT a.code, a.version, a.postings, h.changes FROM ledger_account a" + heldOf
                        + "a.version <> a.postings + coalesce(h.changes, 0)");
        VIOLATIONS.put(
                "outcomes at the same place", "SELECT seq FROM ledger_transfer GROUP BY seq HAVING count(*) > 1");
        VIOLATIONS.put(
                "outcomes of no batch",
                "SELECT id FROM ledger_transfer t WHERE NOT EXISTS (SELECT FROM ledger_batch b WHERE b.number = t.seq >> 10)");
        VIOLATIONS.put(
                "postings of no transfer",
                "SELECT seq FROM ledger_posting p WHERE NOT EXISTS (SELECT FROM ledger_transfer t WHERE t.seq = p.seq)");
        VIOLATIONS.put(
                "outcomes with postings that should have none, or the other way round",
                "SELECT id, kind FROM ledger_transfer t WHERE (kind IN (0, 2, 5))"
                        + " <> EXISTS (SELECT FROM ledger_posting p WHERE p.seq = t.seq)");
        VIOLATIONS.put(
                "rejections without a reason, or the other way round",
                "SELECT id, kind FROM ledger_transfer t WHERE (kind = 9)"
                        + " <> EXISTS (SELECT FROM ledger_rejection r WHERE r.id = t.id)");
        VIOLATIONS.put(
                "holds without an outcome of their kind, or the other way round",
                "SELECT id, kind FROM ledger_transfer t WHERE (kind = 1)"
                        + " <> EXISTS (SELECT FROM ledger_hold h WHERE h.id = t.id)");
        VIOLATIONS.put(
                "holds that are not settled once and by what their state says",
                "SELECT h.id, h.state, array_agg(t.kind) FROM ledger_hold h LEFT JOIN ledger_transfer t ON t.target = h.id"
                        + " AND t.kind IN (2, 3, 4) GROUP BY h.id HAVING array_remove(array_agg(t.kind::int), NULL) <>"
                        + " CASE h.state WHEN 'POSTED' THEN '{2}' WHEN 'VOIDED' THEN '{3}' WHEN 'EXPIRED' THEN '{4}'"
                        + " ELSE '{}' END::int[]");
        VIOLATIONS.put(
                "captures of more than was held",
                "SELECT t.id FROM ledger_transfer t JOIN ledger_posting p ON p.seq = t.seq"
                        + " JOIN ledger_account a ON a.number = p.account LEFT JOIN (SELECT h.id, u.account, u.amount"
                        + " FROM ledger_hold h, unnest(h.accounts, h.amounts) AS u (account, amount)) h"
                        + " ON h.id = t.target AND h.account = a.ref WHERE t.kind = 2 AND (h.amount IS NULL"
                        + " OR sign(p.amount) <> sign(h.amount) OR abs(p.amount) > abs(h.amount))");
        VIOLATIONS.put(
                "reversals of more than the original",
                "SELECT t.target FROM ledger_transfer t JOIN ledger_posting p ON p.seq = t.seq"
                        + " JOIN ledger_transfer o ON o.id = t.target LEFT JOIN ledger_posting q ON q.seq = o.seq"
                        + " AND q.account = p.account WHERE t.kind = 5 GROUP BY t.target, p.account, q.amount"
                        + " HAVING q.amount IS NULL OR sign(sum(p.amount)) = sign(q.amount)"
                        + " OR abs(sum(p.amount)) > abs(q.amount)");
    }

    private SoundBooks() {}

    /** Each violation with the first rows that show it; empty when the books are sound. */
    static List<String> violations() throws SQLException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> violation : VIOLATIONS.entrySet()) {
            List<String> rows = rows("SELECT q::text FROM (" + violation.getValue() + ") q LIMIT 5");
            if (!rows.isEmpty()) {
                found.add(violation.getKey() + ": " + rows);
            }
        }
        return found;
    }

    /** The first column of each row. */
    static List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = RealParts.postgres().connect("account");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
