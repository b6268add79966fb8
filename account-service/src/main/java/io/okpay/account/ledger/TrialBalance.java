package io.okpay.account.ledger;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all accounts hold, per currency, read in one statement and so of one moment. */
@ApplicationScoped
class TrialBalance {

    private static final Duration RECENT = Duration.ofSeconds(5);
    private static final String LINES =
            "SELECT currency, CASE kind WHEN 'WALLET' THEN 'wallets' ELSE code END AS line, count(*), sum(balance),"
                    + " sum(held), sum(postings) FROM ledger_account GROUP BY currency, line ORDER BY currency, line";

    private final AgroalDataSource dataSource;
    private volatile Reading reading = new Reading(Instant.EPOCH, List.of());

    /**
     * One line.
     *
     * @param account {@code wallets} for all customers together, or a system account's name
     * @param accounts how many accounts it is made of
     * @param balance credits less debits
     * @param held what holds keep back
     * @param postings how many
     */
    public record Line(String account, long accounts, Money balance, Money held, long postings) {}

    /**
     * One currency.
     *
     * @param code ISO 4217
     * @param balanced whether the lines sum to zero
     */
    public record Currency(String code, boolean balanced, List<Line> lines) {}

    private record Reading(Instant at, List<Currency> currencies) {}

    TrialBalance(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** As it is now. */
    List<Currency> now() {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(LINES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String currency = row.getString(1);
                lines.computeIfAbsent(currency, code -> new ArrayList<>())
                        .add(new Line(
                                row.getString(2),
                                row.getLong(3),
                                Money.ofMinor(row.getBigDecimal(4).longValueExact(), currency),
                                Money.ofMinor(row.getBigDecimal(5).longValueExact(), currency),
                                row.getLong(6)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the trial balance", e);
        }
        List<Currency> currencies = new ArrayList<>();
        lines.forEach((code, all) -> currencies.add(new Currency(code, sumsToZero(code, all), all)));
        return currencies;
    }

    /** As it was at most five seconds ago: cheap however often it is asked for. */
    List<Currency> recent() {
        Reading latest = reading;
        if (latest.at().plus(RECENT).isAfter(Instant.now())) {
            return latest.currencies();
        }
        return refresh();
    }

    private synchronized List<Currency> refresh() {
        if (reading.at().plus(RECENT).isBefore(Instant.now())) {
            reading = new Reading(Instant.now(), now());
        }
        return reading.currencies();
    }

    private static boolean sumsToZero(String code, List<Line> lines) {
        Money sum = Money.zero(code);
        for (Line line : lines) {
            sum = sum.plus(line.balance());
        }
        return sum.equals(Money.zero(code));
    }
}
