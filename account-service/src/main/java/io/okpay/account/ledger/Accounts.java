package io.okpay.account.ledger;

import static io.okpay.account.ledger.SqlArrays.array;
import static io.okpay.account.ledger.SqlArrays.uuids;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The accounts of the books. */
@ApplicationScoped
class Accounts {

    private static final String OPEN_CURRENCIES =
            "INSERT INTO ledger_currency SELECT * FROM unnest(?::int2[], ?::text[]) ON CONFLICT DO NOTHING";
    private static final String OPEN_ACCOUNTS = "INSERT INTO ledger_account (number, ref, code, kind, currency)"
            + " SELECT nextval('ledger_account_serial') << 10 | c.number, t.ref, t.code, t.kind, t.currency"
            + " FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS t (ref, code, kind, currency)"
            + " JOIN ledger_currency c ON c.code = t.currency ON CONFLICT DO NOTHING";
    /** These accounts as they are, in the order of their numbers and locked for this transaction; unknown ones are left out. */
    static final String LOCK = "SELECT number, ref, currency, balance, held, postings, version, kind = 'SYSTEM', frozen"
            + " FROM ledger_account WHERE ref = ANY (?) ORDER BY number FOR NO KEY UPDATE";

    private static final String WALLETS_OF =
            "SELECT number, ref, currency, balance, held, postings, version, false, frozen"
                    + " FROM ledger_account WHERE kind = 'WALLET' AND (number IN (SELECT p.account FROM ledger_posting p"
                    + " JOIN ledger_transfer t ON t.seq = p.seq WHERE t.id = ?)"
                    + " OR ref IN (SELECT unnest(h.accounts) FROM ledger_hold h"
                    + " JOIN ledger_transfer t ON h.id IN (t.id, t.target) WHERE t.id = ?))";

    /** Opens accounts; those that are open stay as they are. */
    void open(Connection connection, String kind, Collection<Leg> legs) throws SQLException {
        List<Currency> currencies = legs.stream()
                .map(Leg::currency)
                .distinct()
                .map(Currency::getInstance)
                .toList();
        try (PreparedStatement insert = connection.prepareStatement(OPEN_CURRENCIES)) {
            array(
                    insert,
                    1,
                    "int2",
                    currencies.stream()
                            .map(currency -> (short) currency.getNumericCode())
                            .toArray());
            array(
                    insert,
                    2,
                    "text",
                    currencies.stream().map(Currency::getCurrencyCode).toArray());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(OPEN_ACCOUNTS)) {
            uuids(insert, 1, legs.stream().map(Leg::ref).toList());
            array(insert, 2, "text", legs.stream().map(Leg::account).toArray());
            array(insert, 3, "text", legs.stream().map(leg -> kind).toArray());
            array(insert, 4, "text", legs.stream().map(Leg::currency).toArray());
            insert.executeUpdate();
        }
    }

    /** What {@link #LOCK} found, by reference. */
    Map<UUID, Account> locked(ResultSet row) throws SQLException {
        Map<UUID, Account> accounts = new HashMap<>();
        while (row.next()) {
            Account account = account(row);
            accounts.put(account.ref(), account);
        }
        return accounts;
    }

    /** The wallets that a recorded transfer moved money on, or holds on, as they are now. */
    List<Account> ofTransfer(Connection connection, UUID transferId) throws SQLException {
        List<Account> accounts = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WALLETS_OF)) {
            select.setObject(1, transferId);
            select.setObject(2, transferId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    accounts.add(account(row));
                }
            }
        }
        return accounts;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getBoolean(8),
                row.getBoolean(9));
    }
}
