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
import java.time.ZoneOffset;
import java.util.Optional;

/** The latest card of each pair. A card that comes late or twice changes nothing. */
@ApplicationScoped
public class RateCards {

    private static final String SEE = "INSERT INTO rate_card AS known (pair, version, valid_until, card)"
            + " VALUES (?, ?, ?, ?::jsonb) ON CONFLICT (pair) DO UPDATE SET version = excluded.version,"
            + " valid_until = excluded.valid_until, card = excluded.card WHERE known.version < excluded.version";
    private static final String FIND = "SELECT pair, card FROM rate_card WHERE pair IN (?, ?)";

    private final AgroalDataSource dataSource;

    RateCards(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes a card over in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    void see(RateCardPublished card) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(SEE)) {
            upsert.setString(1, card.pair());
            upsert.setLong(2, card.version());
            upsert.setObject(3, card.validUntil().atOffset(ZoneOffset.UTC));
            upsert.setString(4, EventJson.write(card));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not take over a rate card", e);
        }
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
