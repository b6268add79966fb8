package io.okpay.bench;

import io.okpay.bench.Scenario.Payment;
import java.sql.Connection;
import java.sql.SQLException;

/** A way of posting that a floor measures: one commit for each transfer. */
interface FloorWay {

    /** Prepares one client's statements. */
    Client open(Connection connection) throws SQLException;

    /** One connection with its statements. */
    interface Client {

        /** Returns when the transfer is durable. */
        void transfer(Payment payment) throws SQLException;
    }
}
