package io.okpay.payment.tariff;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The tariffs, past and future. The rules of a published one never change, so they are read once. */
@ApplicationScoped
public class Tariffs {

    private static final String FIND = "SELECT version, valid_from, (SELECT min(next.valid_from) FROM tariff next"
            + " WHERE next.published_at IS NOT NULL AND next.valid_from > tariff.valid_from), description, published_at"
            + " FROM tariff WHERE ";
    private static final String VALID_AT =
            FIND + "published_at IS NOT NULL AND valid_from <= ? ORDER BY valid_from DESC LIMIT 1";
    private static final String VERSION = FIND + "version = ?";
    /** Leaves out types that this release does not know: a newer one may have prices for them already. */
    private static final String RULES =
            "SELECT id, type, instrument, corridor, from_country, to_country, tier, currency, amount_from, amount_below,"
                    + " basis_points, fixed, least, most FROM fee_rule"
                    + " WHERE tariff_version = ? AND type = ANY (?) ORDER BY id";

    private final AgroalDataSource dataSource;
    private final Map<Integer, List<FeeRule>> published = new ConcurrentHashMap<>();

    Tariffs(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The published tariff that is valid at an instant, if there was one. */
    public Optional<Tariff> at(Instant instant) {
        return find(VALID_AT, Timestamp.from(instant), version -> published.get(version))
                .map(this::remembered);
    }

    /** A tariff, also a draft. */
    Optional<Tariff> version(int version) {
        return find(VERSION, version, _ -> null);
    }

    /** How a published rule makes the fee of a received amount. */
    public Optional<FeeComputation> computation(int version, String rule, Money received) {
        return version(version).stream()
                .flatMap(tariff -> tariff.rules().stream())
                .filter(one -> one.id().equals(rule))
                .findFirst()
                .map(one -> FeeComputation.of(one, received));
    }

    private Tariff remembered(Tariff tariff) {
        var _ = published.putIfAbsent(tariff.version(), tariff.rules());
        return tariff;
    }

    private Optional<Tariff> find(String query, Object parameter, IntFunction<@Nullable List<FeeRule>> known) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setObject(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(tariff(connection, row, known)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the tariff", e);
        }
    }

    private static Tariff tariff(Connection connection, ResultSet row, IntFunction<@Nullable List<FeeRule>> known)
            throws SQLException {
        int version = row.getInt(1);
        Instant publishedAt = instant(row, 5);
        List<FeeRule> rules = known.apply(version);
        return new Tariff(
                version,
                publishedAt == null ? Tariff.Status.DRAFT : Tariff.Status.PUBLISHED,
                row.getTimestamp(2).toInstant(),
                publishedAt == null ? null : instant(row, 3),
                row.getString(4),
                publishedAt,
                rules == null ? rules(connection, version) : rules);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static List<FeeRule> rules(Connection connection, int version) throws SQLException {
        List<FeeRule> rules = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(RULES)) {
            select.setInt(1, version);
            select.setArray(2, connection.createArrayOf("text", types()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rules.add(rule(row));
                }
            }
        }
        return List.copyOf(rules);
    }

    private static Object[] types() {
        return Arrays.stream(PaymentType.values()).map(PaymentType::name).toArray();
    }

    private static FeeRule rule(ResultSet row) throws SQLException {
        String instrument = row.getString(3);
        String corridor = row.getString(4);
        return new FeeRule(
                row.getString(1),
                PaymentType.valueOf(row.getString(2)),
                instrument == null ? null : InstrumentKind.valueOf(instrument),
                corridor == null ? null : Corridor.valueOf(corridor),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Long.class),
                row.getObject(10, Long.class),
                row.getInt(11),
                row.getLong(12),
                row.getLong(13),
                row.getObject(14, Long.class));
    }
}
