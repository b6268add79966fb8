package io.okpay.account.ledger;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the rest of the service may ask of the books. */
@ApplicationScoped
public class Ledger {

    private static final String FREEZE = "WITH locked AS (SELECT number FROM ledger_account WHERE ref = ANY (?)"
            + " AND kind = 'WALLET' ORDER BY number FOR NO KEY UPDATE)"
            + " UPDATE ledger_account a SET frozen = ? FROM locked WHERE a.number = locked.number";

    private final AgroalDataSource dataSource;
    private final Accounts accounts;

    /**
     * What an account holds.
     *
     * @param booked all postings
     * @param available booked less holds
     */
    public record Balance(Money booked, Money available) {}

    Ledger(AgroalDataSource dataSource, Accounts accounts) {
        this.dataSource = dataSource;
        this.accounts = accounts;
    }

    /** Opens the account of a wallet, in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void openWalletAccount(UUID walletId, String currency) {
        try (Connection connection = dataSource.getConnection()) {
            accounts.open(connection, "WALLET", List.of(Leg.of("wallet:" + walletId, 0, currency)));
        } catch (SQLException e) {
            throw new IllegalStateException("Could not open the account of a wallet", e);
        }
    }

    /**
     * Refuses debits of these wallets from now on, or allows them again, in the running transaction. Credits are always taken. A batch
     * that holds the wallets is waited for, in the batches' own order of locks.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void setFrozen(Collection<UUID> walletIds, boolean frozen) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(FREEZE)) {
            update.setArray(1, connection.createArrayOf("uuid", walletIds.toArray()));
            update.setBoolean(2, frozen);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not freeze or unfreeze wallets", e);
        }
    }

    /** Whether debits of any of these wallets are refused. */
    public boolean isAnyFrozen(Collection<UUID> walletIds) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT 1 FROM ledger_account WHERE ref = ANY (?) AND kind = 'WALLET' AND frozen LIMIT 1")) {
            select.setArray(1, connection.createArrayOf("uuid", walletIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read which wallets are frozen", e);
        }
    }

    /** The balances of these wallets, by wallet id; unknown ones are left out. */
    public Map<UUID, Balance> balances(Collection<UUID> walletIds) {
        Map<UUID, Balance> balances = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT ref, currency, balance, held FROM ledger_account WHERE ref = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", walletIds.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Money booked = Money.ofMinor(row.getLong(3), row.getString(2));
                    Money held = Money.ofMinor(row.getLong(4), row.getString(2));
                    balances.put(row.getObject(1, UUID.class), new Balance(booked, booked.minus(held)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read balances", e);
        }
        return balances;
    }
}
