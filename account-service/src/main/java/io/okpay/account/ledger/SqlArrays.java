package io.okpay.account.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Sets the arrays that the set-based statements of the books take. */
final class SqlArrays {

    private SqlArrays() {}

    static void array(PreparedStatement statement, int index, String type, Object[] values) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }

    static void uuids(PreparedStatement statement, int index, Collection<? extends @Nullable UUID> values)
            throws SQLException {
        statement.setObject(index, new UuidArray(values));
    }

    static void longs(PreparedStatement statement, int index, LongStream values) throws SQLException {
        array(statement, index, "int8", values.boxed().toArray(Long[]::new));
    }
}
