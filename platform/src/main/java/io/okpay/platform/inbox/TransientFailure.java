package io.okpay.platform.inbox;

import io.okpay.platform.outbox.EventsNotPublishedException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a database or broker that is away or contended, where trying again helps, from an event that can never be handled. */
public final class TransientFailure {

    private TransientFailure() {}

    /** Whether trying again later can help. */
    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isTransient(cause)) {
                return true;
            }
            // A transaction manager whose commit fails says why only here.
            for (Throwable suppressed : cause.getSuppressed()) {
                if (isCauseOf(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTransient(Throwable cause) {
        return cause instanceof SQLTransientException
                || cause instanceof EventsNotPublishedException
                || (cause instanceof SQLException sql && isTransient(sql.getSQLState()));
    }

    /** Classes of SQLSTATE: 08 connection, 53 resources, 57 operator intervention; 40001 and 40P01 contention, 55P03 lock. */
    private static boolean isTransient(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("40001")
                || state.equals("40P01")
                || state.equals("55P03");
    }
}
