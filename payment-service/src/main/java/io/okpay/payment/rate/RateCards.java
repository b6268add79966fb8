package io.okpay.payment.rate;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.RateCardPublished;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The latest card of each pair. A card that comes late or twice changes nothing. */
@ApplicationScoped
public class RateCards {

    private static final String SEE = "INSERT INTO rate_card AS known (pair, version, valid_until, card)"
            + " SELECT * FROM unnest(?::text[], ?::bigint[], ?::timestamptz[], ?::text[])"
            + " ON CONFLICT (pair) DO UPDATE SET version = excluded.version,"
            + " valid_until = excluded.valid_until, card = excluded.card WHERE known.version < excluded.version";
    private static final String FIND = "SELECT pair, card FROM rate_card WHERE pair IN (?, ?)";

    private final AgroalDataSource dataSource;

    RateCards(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes cards over in the running transaction, one of each pair. */
    @Transactional(Transactional.TxType.MANDATORY)
    void see(Collection<CardHead> cards) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(SEE)) {
            // Sorted, so that replicas which take over the same pairs never wait for each other in a circle.
            List<CardHead> inOrder =
                    cards.stream().sorted(Comparator.comparing(CardHead::pair)).toList();
            upsert.setArray(1, connection.createArrayOf("text", texts(inOrder, CardHead::pair)));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", inOrder.stream().map(CardHead::version).toArray(Long[]::new)));
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz",
                            texts(inOrder, card -> card.validUntil().toString())));
            upsert.setArray(4, connection.createArrayOf("text", texts(inOrder, CardHead::text)));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not take over rate cards", e);
        }
    }

    /** Of this very type: the driver sends an array of other objects as one long text in which every quote is escaped. */
    private static String[] texts(List<CardHead> cards, Function<CardHead, String> column) {
        return cards.stream().map(column).toArray(String[]::new);
    }

    /** The latest card for who gives one currency and gets another, valid or not; none for a pair that has no rates. */
    public Optional<RateCard> latest(String source, String target) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, source + "/" + target);
            select.setString(2, target + "/" + source);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                RateCardPublished card =
                        EventJson.read(row.getString("card").getBytes(StandardCharsets.UTF_8), RateCardPublished.class);
                return Optional.of(card.pair().startsWith(source) ? RateCard.selling(card) : RateCard.buying(card));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read a rate card", e);
        }
    }
}
