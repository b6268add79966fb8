package io.okpay.fx.exposure;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.okpay.platform.event.FxAccount;
import io.okpay.platform.event.FxAccountsStated;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares what events told of exchanges with what the ledger says that it has. Both count how often a position moved, so that a
 * difference in amounts is told from events that are on their way.
 */
@ApplicationScoped
class Reconciliation {

    private static final String TAKE =
            "INSERT INTO ledger_position AS known VALUES (?, ?, ?, ?, ?) ON CONFLICT (currency)"
                    + " DO UPDATE SET position = excluded.position, margin = excluded.margin, postings = excluded.postings,"
                    + " stated_at = excluded.stated_at WHERE known.postings <= excluded.postings AND known.stated_at < excluded.stated_at";
    private static final String COMPARE =
            "SELECT currency, coalesce(e.position, 0), coalesce(e.margin, 0), coalesce(e.movements, 0),"
                    + " coalesce(l.position, 0), coalesce(l.margin, 0), coalesce(l.postings, 0), l.stated_at"
                    + " FROM exposure e FULL JOIN ledger_position l USING (currency) ORDER BY currency";

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private final AgroalDataSource dataSource;
    private final MeterRegistry metrics;
    /** The same difference is worth one line, not one with each statement. */
    private final Map<String, Side> alarmed = new ConcurrentHashMap<>();

    /** What the comparison of a currency says. */
    enum Verdict {
        /** Told of the same movements, both have the same amounts. */
        AGREES,
        /** One of them has not yet been told of all that the other has. */
        ON_ITS_WAY,
        /** Told of the same movements, they have different amounts. */
        DIFFERS
    }

    /**
     * One side of the comparison.
     *
     * @param movements how often the position moved
     */
    record Side(Money position, Money margin, long movements) {}

    /**
     * A currency.
     *
     * @param told what events told
     * @param booked what the ledger has
     * @param statedAt when the ledger said so; null when it never spoke of the currency
     */
    record Compared(Side told, Side booked, @Nullable OffsetDateTime statedAt) {

        Verdict verdict() {
            if (told.movements() != booked.movements()) {
                return Verdict.ON_ITS_WAY;
            }
            return told.equals(booked) ? Verdict.AGREES : Verdict.DIFFERS;
        }
    }

    Reconciliation(AgroalDataSource dataSource, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.metrics = metrics;
    }

    /** Takes a statement over in the running transaction, and raises an alarm for each currency that differs; an older one changes nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(FxAccountsStated statement) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(TAKE)) {
            for (FxAccount account : statement.accounts()) {
                upsert.setString(1, account.position().currencyCode());
                upsert.setLong(2, account.position().minor());
                upsert.setLong(3, account.margin().minor());
                upsert.setLong(4, account.postings());
                upsert.setObject(5, statement.statedAt().atOffset(ZoneOffset.UTC));
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not take over what the ledger stated", e);
        }
        compare().stream().filter(one -> one.verdict() == Verdict.DIFFERS).forEach(this::raiseAlarm);
    }

    private void raiseAlarm(Compared compared) {
        String currency = compared.told().position().currencyCode();
        metrics.counter("okpay.fx.exposure.differences", "currency", currency).increment();
        if (!compared.told().equals(alarmed.put(currency, compared.told()))) {
            LOG.errorf(
                    "ALARM exposure in %s: told of %s, the ledger has %s",
                    currency, compared.told(), compared.booked());
        }
    }

    /** Every currency that either side knows. */
    List<Compared> compare() {
        List<Compared> compared = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COMPARE);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                compared.add(
                        new Compared(side(row, 2), side(row, 5), row.getObject("stated_at", OffsetDateTime.class)));
            }
            return compared;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not compare the exposure with the ledger", e);
        }
    }

    private static Side side(ResultSet row, int column) throws SQLException {
        String currency = row.getString("currency");
        return new Side(
                Money.ofMinor(row.getLong(column), currency),
                Money.ofMinor(row.getLong(column + 1), currency),
                row.getLong(column + 2));
    }
}
