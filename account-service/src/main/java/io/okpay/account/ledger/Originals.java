package io.okpay.account.ledger;

import static io.okpay.account.ledger.SqlArrays.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Posted transfers, as what reverses them needs them. */
@ApplicationScoped
class Originals {

    private static final String FIND_ORIGINALS = "SELECT t.id, a.ref, p.amount, a.currency FROM ledger_transfer t"
            + " JOIN ledger_posting p ON p.seq = t.seq JOIN ledger_account a ON a.number = p.account WHERE t.id = ANY (?) ORDER BY p.seq, p.account";
    private static final String FIND_REVERSED = "SELECT t.target, a.ref, sum(p.amount) FROM ledger_transfer t"
            + " JOIN ledger_posting p ON p.seq = t.seq JOIN ledger_account a ON a.number = p.account"
            + " WHERE t.target = ANY (?) AND t.kind = 5 GROUP BY t.target, a.ref";

    /** Posted transfers with nothing reversed yet. */
    Map<UUID, Original> find(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, List<Leg>> legs = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_ORIGINALS)) {
            uuids(select, 1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID ref = row.getObject(2, UUID.class);
                    legs.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add(new Leg(ref, ref.toString(), row.getLong(3), row.getString(4)));
                }
            }
        }
        Map<UUID, Original> originals = new HashMap<>();
        legs.forEach((id, sides) -> originals.put(id, new Original(sides, Map.of())));
        return originals;
    }

    /** The originals with what was reversed so far; to be read after their accounts are locked. */
    Map<UUID, Original> withReversals(Connection connection, Map<UUID, Original> originals) throws SQLException {
        Map<UUID, Map<UUID, Long>> reversed = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_REVERSED)) {
            uuids(select, 1, originals.keySet());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reversed.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashMap<>())
                            .put(row.getObject(2, UUID.class), row.getLong(3));
                }
            }
        }
        Map<UUID, Original> all = new HashMap<>();
        originals.forEach((id, original) ->
                all.put(id, new Original(original.legs(), reversed.getOrDefault(id, Map.of()))));
        return all;
    }
}
