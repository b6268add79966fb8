package io.okpay.bench;

import io.okpay.bench.Scenario.Payment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** As textbooks have it: lock two balances in order, update both, write the transfer and its two postings, commit. */
final class TextbookWay implements FloorWay {

    @Override
    public Client open(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new Statements(connection);
    }

    private static final class Statements implements Client {

        private final Connection connection;
        private final PreparedStatement lock;
        private final PreparedStatement update;
        private final PreparedStatement transfer;
        private final PreparedStatement postings;

        Statements(Connection connection) throws SQLException {
            this.connection = connection;
            lock = connection.prepareStatement(
                    "SELECT id, balance FROM account WHERE id IN (?, ?) ORDER BY id FOR UPDATE");
            update = connection.prepareStatement("UPDATE account SET balance = ? WHERE id = ?");
            transfer = connection.prepareStatement("INSERT INTO transfer (id) VALUES (?)");
            postings = connection.prepareStatement("INSERT INTO posting (account, transfer, amount, balance_after)"
                    + " VALUES (?, ?, ?, ?), (?, ?, ?, ?)");
        }

        @Override
        public void transfer(Payment payment) throws SQLException {
            long payerAfter = 0;
            long payeeAfter = 0;
            lock.setLong(1, payment.payer());
            lock.setLong(2, payment.payee());
            try (ResultSet row = lock.executeQuery()) {
                while (row.next()) {
                    if (row.getLong(1) == payment.payer()) {
                        payerAfter = row.getLong(2) - payment.amount();
                    } else {
                        payeeAfter = row.getLong(2) + payment.amount();
                    }
                }
            }
            if (payerAfter < 0) {
                throw new SQLException("insufficient balance");
            }
            update(payment.payer(), payerAfter);
            update(payment.payee(), payeeAfter);
            UUID id = TimeOrderedId.next();
            transfer.setObject(1, id);
            transfer.executeUpdate();
            posting(0, payment.payer(), id, -payment.amount(), payerAfter);
            posting(4, payment.payee(), id, payment.amount(), payeeAfter);
            postings.executeUpdate();
            connection.commit();
        }

        private void update(int account, long balance) throws SQLException {
            update.setLong(1, balance);
            update.setLong(2, account);
            update.executeUpdate();
        }

        private void posting(int offset, int account, UUID id, long amount, long after) throws SQLException {
            postings.setLong(offset + 1, account);
            postings.setObject(offset + 2, id);
            postings.setLong(offset + 3, amount);
            postings.setLong(offset + 4, after);
        }
    }
}
