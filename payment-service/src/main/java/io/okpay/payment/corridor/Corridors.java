package io.okpay.payment.corridor;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All corridors. The one that names more of a payment wins: its payer's country before its currency. */
@ApplicationScoped
public class Corridors {

    private static final String FIND = "SELECT * FROM corridor WHERE coalesce(from_country, ?) = ? AND to_country = ?"
            + " AND coalesce(currency, ?) = ? AND method = ?"
            + " ORDER BY from_country NULLS LAST, currency NULLS LAST LIMIT 1";
    private static final String GET = "SELECT * FROM corridor WHERE id = ?";
    private static final String LIST = "SELECT * FROM corridor WHERE (?::text IS NULL OR to_country = ?)"
            + " AND (?::text IS NULL OR coalesce(currency, ?) = ?) ORDER BY id";
    private static final String SWITCH = "UPDATE corridor SET open = ?, closed_because = ? WHERE id = ?";
    private static final String NOTE = "INSERT INTO corridor_change VALUES (?, ?, ?, ?, ?)";

    private final AgroalDataSource dataSource;

    Corridors(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The corridor of a payment, open or not; none when money never goes there. */
    public Optional<CorridorTerms> of(String from, String to, String currency, PayoutMethod method) {
        return read(FIND, from, from, to, currency, currency, method.name()).stream()
                .findFirst();
    }

    /** A corridor by its id. */
    public Optional<CorridorTerms> of(String id) {
        return read(GET, id).stream().findFirst();
    }

    /** All of a country and currency; null for any. */
    public List<CorridorTerms> all(@Nullable String toCountry, @Nullable String currency) {
        return read(LIST, toCountry, toCountry, currency, currency, currency);
    }

    /** Opens or closes a corridor in the running transaction; false when it was so already. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean become(CorridorTerms terms, UUID operator, Instant now) {
        CorridorTerms before = read(GET + " FOR UPDATE", terms.id()).getFirst();
        if (before.open() == terms.open()) {
            return false;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(SWITCH);
                PreparedStatement insert = connection.prepareStatement(NOTE)) {
            update.setBoolean(1, terms.open());
            update.setString(2, terms.closedBecause());
            update.setString(3, terms.id());
            update.executeUpdate();
            insert.setString(1, terms.id());
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setObject(3, operator);
            insert.setBoolean(4, terms.open());
            insert.setString(5, terms.closedBecause());
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not change a corridor", e);
        }
    }

    private List<CorridorTerms> read(String query, @Nullable String... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            List<CorridorTerms> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(terms(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read the corridors", e);
        }
    }

    private static CorridorTerms terms(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        LocalTime cutOff = row.getObject("cut_off", LocalTime.class);
        return new CorridorTerms(
                row.getString("id"),
                row.getString("from_country"),
                row.getString("to_country"),
                currency,
                PayoutMethod.valueOf(row.getString("method")),
                row.getBoolean("open"),
                row.getString("closed_because"),
                money(row, "least", currency),
                money(row, "most", currency),
                row.getBoolean("address_required"),
                row.getBoolean("bic_required"),
                Stream.of((String[]) row.getArray("purposes").getArray())
                        .map(Purpose::valueOf)
                        .toList(),
                cutOff == null
                        ? null
                        : new Arrival(cutOff, ZoneId.of(row.getString("zone")), row.getInt("business_days")));
    }

    private static @Nullable Money money(ResultSet row, String column, @Nullable String currency) throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() ? null : Money.ofMinor(minor, Objects.requireNonNull(currency));
    }
}
