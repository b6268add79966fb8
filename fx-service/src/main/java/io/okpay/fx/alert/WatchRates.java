package io.okpay.fx.alert;

import io.agroal.api.AgroalDataSource;
import io.okpay.fx.card.Cards;
import io.okpay.fx.card.RateCard;
import io.okpay.fx.rate.CurrencyPair;
import io.okpay.platform.event.RateAlertTriggered;
import io.okpay.platform.outbox.Outbox;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Compares each new issue of cards with all alerts, in three statements. Replicas may do so at once: a row changes only once. */
@ApplicationScoped
class WatchRates {

    private static final String REACHED =
            "(alert.direction = 'ABOVE' AND rate.mid >= alert.threshold OR alert.direction = 'BELOW' AND rate.mid <= alert.threshold)";
    private static final String TRIGGER = """
            UPDATE rate_alert alert
            SET state = CASE WHEN alert.repeating THEN 'WAITING' ELSE 'DONE' END, triggered_at = ?, triggered_rate = rate.mid
            FROM unnest(?, ?) AS rate(pair, mid)
            WHERE alert.state = 'ARMED' AND alert.pair = rate.pair AND
            """
            + REACHED
            + " RETURNING alert.id, alert.customer_id, alert.pair, alert.direction, alert.threshold, rate.mid,"
            + " alert.repeating";
    private static final String REARM =
            "UPDATE rate_alert alert SET state = 'ARMED' FROM unnest(?, ?) AS rate(pair, mid)"
                    + " WHERE alert.state = 'WAITING' AND alert.pair = rate.pair AND NOT " + REACHED;

    /** Of thousands of pairs, the few that somebody waits for. */
    private static final String WATCHED = "SELECT DISTINCT pair FROM rate_alert WHERE state <> 'DONE'";

    private final AgroalDataSource dataSource;
    private final Cards cards;
    private final Outbox outbox;
    private volatile long seen;

    WatchRates(AgroalDataSource dataSource, Cards cards, Outbox outbox) {
        this.dataSource = dataSource;
        this.cards = cards;
        this.outbox = outbox;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void watch() throws SQLException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Cards.Latest latest = cards.latest()
                .filter(issue -> issue.issue().version() > seen && issue.validAt(now))
                .orElse(null);
        if (latest == null) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            List<RateCard> watched = watched(connection).stream()
                    .flatMap(pair -> CurrencyPair.parse(pair).stream())
                    .flatMap(pair -> latest.card(pair).stream())
                    .filter(card -> card.issue().version() == latest.issue().version())
                    .toList();
            Array pairs = connection.createArrayOf(
                    "text", watched.stream().map(card -> card.pair().toString()).toArray());
            Array mids = connection.createArrayOf(
                    "numeric", watched.stream().map(RateCard::mid).toArray());
            rearm(connection, pairs, mids);
            trigger(connection, pairs, mids, now).forEach(outbox::publish);
        }
        seen = latest.issue().version();
    }

    private static List<String> watched(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WATCHED);
                ResultSet row = select.executeQuery()) {
            List<String> pairs = new ArrayList<>();
            while (row.next()) {
                pairs.add(row.getString(1));
            }
            return pairs;
        }
    }

    private static void rearm(Connection connection, Array pairs, Array mids) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(REARM)) {
            update.setArray(1, pairs);
            update.setArray(2, mids);
            update.executeUpdate();
        }
    }

    private static List<RateAlertTriggered> trigger(Connection connection, Array pairs, Array mids, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TRIGGER)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, pairs);
            update.setArray(3, mids);
            List<RateAlertTriggered> triggered = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    triggered.add(new RateAlertTriggered(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getBigDecimal(5),
                            row.getBigDecimal(6),
                            row.getBoolean(7),
                            now));
                }
            }
            return triggered;
        }
    }
}
