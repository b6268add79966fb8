package io.okpay.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One prepared call of a stored function for each transfer: a single round trip, committed by itself. */
final class FunctionWay implements FloorWay {

    @Override
    public Client open(Connection connection) throws SQLException {
        PreparedStatement call = connection.prepareStatement("SELECT post(?, ?, ?, ?)");
        return payment -> {
            call.setObject(1, TimeOrderedId.next());
            call.setLong(2, payment.payer());
            call.setLong(3, payment.payee());
            call.setLong(4, payment.amount());
            call.executeQuery().close();
        };
    }
}
