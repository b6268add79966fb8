package io.okpay.account.ledger;

import static io.okpay.account.ledger.SqlArrays.array;
import static io.okpay.account.ledger.SqlArrays.longs;
import static io.okpay.account.ledger.SqlArrays.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Money that is kept back. */
@ApplicationScoped
class Holds {

    private static final String LOCK_HOLDS = "SELECT id, state, expires_at, accounts, currencies, amounts"
            + " FROM ledger_hold WHERE id = ANY (?) ORDER BY id FOR UPDATE";
    private static final String UPSERT_HOLD =
            "INSERT INTO ledger_hold (id, state, expires_at, accounts, currencies, amounts) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (id) DO UPDATE SET state = excluded.state";
    private static final String DUE_HOLDS = "SELECT h.id, t.payment_id, a.code FROM ledger_hold h"
            + " JOIN ledger_transfer t ON t.id = h.id JOIN ledger_account a ON a.ref = h.accounts[1] WHERE h.state = 'PENDING' AND h.expires_at <= clock_timestamp()"
            + " ORDER BY h.expires_at LIMIT ?";

    /** A hold whose time is over. */
    record DueHold(UUID id, UUID paymentId, String account) {}

    /** These holds as they are, locked for this transaction; unknown ones are left out. */
    Map<UUID, Hold> lock(Connection connection, Collection<UUID> ids) throws SQLException {
        Map<UUID, Hold> holds = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LOCK_HOLDS)) {
            uuids(select, 1, ids);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    UUID[] accounts = (UUID[]) row.getArray(4).getArray();
                    String[] currencies = (String[]) row.getArray(5).getArray();
                    Long[] amounts = (Long[]) row.getArray(6).getArray();
                    List<Leg> legs = new ArrayList<>();
                    for (int i = 0; i < accounts.length; i++) {
                        legs.add(new Leg(accounts[i], accounts[i].toString(), amounts[i], currencies[i]));
                    }
                    holds.put(
                            id,
                            new Hold(
                                    id,
                                    Hold.State.valueOf(row.getString(2)),
                                    row.getTimestamp(3).toInstant(),
                                    legs));
                }
            }
        }
        return holds;
    }

    /** Writes holds as a batch leaves them. */
    void write(Connection connection, Collection<Hold> holds) throws SQLException {
        if (holds.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT_HOLD)) {
            for (Hold hold : holds) {
                upsert.setObject(1, hold.id());
                upsert.setString(2, hold.state().name());
                upsert.setTimestamp(3, Timestamp.from(hold.expiresAt()));
                uuids(upsert, 4, hold.legs().stream().map(Leg::ref).toList());
                array(upsert, 5, "text", hold.legs().stream().map(Leg::currency).toArray());
                longs(upsert, 6, hold.legs().stream().mapToLong(Leg::amount));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /** Holds whose time is over, the longest first. */
    List<DueHold> due(Connection connection, int atMost) throws SQLException {
        List<DueHold> due = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DUE_HOLDS)) {
            select.setInt(1, atMost);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    due.add(new DueHold(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
                }
            }
        }
        return due;
    }
}
