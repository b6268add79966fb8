package io.okpay.account.ledger;

import static io.okpay.account.ledger.SqlArrays.array;
import static io.okpay.account.ledger.SqlArrays.longs;
import static io.okpay.account.ledger.SqlArrays.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Batches of outcomes, written by a constant number of statements whatever their size. */
@ApplicationScoped
class Batches {

    // In the order of their keys, so that neighbours in an index arrive together and its pages are filled.
    private static final String WRITES = "WITH b AS (INSERT INTO ledger_batch (number, recorded_at)"
            + " VALUES (nextval('ledger_batch_number'), clock_timestamp()) RETURNING number << 10 AS base, recorded_at),"
            + " t AS (INSERT INTO ledger_transfer (seq, id, payment_id, content, kind, target)"
            + " SELECT (SELECT base FROM b) | u.place - 1, u.id, u.payment_id, u.content, u.kind, u.target"
            + " FROM unnest(?::uuid[], ?::uuid[], ?::int8[], ?::int2[], ?::uuid[])"
            + " WITH ORDINALITY AS u (id, payment_id, content, kind, target, place) ORDER BY u.id),"
            + " p AS (INSERT INTO ledger_posting (account, seq, amount, balance_after)"
            + " SELECT u.account, (SELECT base FROM b) | u.place, u.amount, u.balance_after"
            + " FROM unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[]) AS u (account, place, amount, balance_after)),"
            + " a AS (UPDATE ledger_account a SET balance = u.balance, held = u.held, postings = u.postings,"
            + " version = u.version FROM unnest(?::int8[], ?::int8[], ?::int8[], ?::int8[], ?::int8[])"
            + " AS u (number, balance, held, postings, version) WHERE a.number = u.number)";
    private static final String OWES = ", o AS (INSERT INTO ledger_unpublished (batch) SELECT base >> 10 FROM b),"
            + " d AS (DELETE FROM ledger_unpublished WHERE batch = ANY (?))";
    private static final String RECORDED = " SELECT base >> 10, recorded_at FROM b";
    private static final String RECORD = WRITES + RECORDED;
    private static final String RECORD_AND_OWE = WRITES + OWES + RECORDED;

    private final Outcomes outcomes;
    private final Holds holds;

    /**
     * A batch in the books.
     *
     * @param at its booking time by the clock of the database
     */
    record Recorded(long number, Instant at) {}

    /** A posting and the place of its transfer in the batch. */
    private record PlacedPosting(int place, Outcome.Posting posting) {

        static final Comparator<PlacedPosting> IN_ORDER_OF_KEYS = Comparator.<PlacedPosting>comparingLong(
                        placed -> placed.posting().account())
                .thenComparingInt(PlacedPosting::place);
    }

    Batches(Outcomes outcomes, Holds holds) {
        this.outcomes = outcomes;
        this.holds = holds;
    }

    /**
     * Writes a batch.
     *
     * @param published when its results are owed to Kafka: earlier batches whose results are not owed any more; otherwise null
     */
    Recorded record(Connection connection, LedgerBatch batch, @Nullable Collection<Long> published)
            throws SQLException {
        List<Outcome> decided = batch.decided();
        Collection<Account> accounts = batch.changedAccounts();
        Recorded recorded;
        try (PreparedStatement write = connection.prepareStatement(published == null ? RECORD : RECORD_AND_OWE)) {
            uuids(write, 1, decided.stream().map(Outcome::id).toList());
            uuids(write, 2, decided.stream().map(Outcome::paymentId).toList());
            longs(write, 3, decided.stream().mapToLong(Outcome::content));
            array(
                    write,
                    4,
                    "int2",
                    decided.stream().map(outcome -> outcome.kind().code()).toArray());
            uuids(write, 5, decided.stream().map(Outcome::target).toList());
            postings(write, decided);
            longs(write, 10, accounts.stream().mapToLong(Account::number));
            longs(write, 11, accounts.stream().mapToLong(Account::balance));
            longs(write, 12, accounts.stream().mapToLong(Account::held));
            longs(write, 13, accounts.stream().mapToLong(Account::postings));
            longs(write, 14, accounts.stream().mapToLong(Account::version));
            if (published != null) {
                longs(write, 15, published.stream().mapToLong(Long::longValue));
            }
            try (ResultSet row = write.executeQuery()) {
                row.next();
                recorded = new Recorded(row.getLong(1), row.getTimestamp(2).toInstant());
            }
        }
        outcomes.addRejections(connection, decided);
        holds.write(connection, batch.changedHolds());
        return recorded;
    }

    private static void postings(PreparedStatement write, List<Outcome> outcomes) throws SQLException {
        List<PlacedPosting> postings = new ArrayList<>(outcomes.size() * 3);
        for (int place = 0; place < outcomes.size(); place++) {
            if (outcomes.get(place) instanceof Outcome.Posted posted) {
                for (Outcome.Posting posting : posted.postings()) {
                    postings.add(new PlacedPosting(place, posting));
                }
            }
        }
        postings.sort(PlacedPosting.IN_ORDER_OF_KEYS);
        longs(write, 6, postings.stream().mapToLong(placed -> placed.posting().account()));
        longs(write, 7, postings.stream().mapToLong(PlacedPosting::place));
        longs(write, 8, postings.stream().mapToLong(placed -> placed.posting().amount()));
        longs(write, 9, postings.stream().mapToLong(placed -> placed.posting().balanceAfter()));
    }
}
