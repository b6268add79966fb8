package io.okpay.account.ledger;

import io.okpay.platform.testing.RealParts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Ends the database process under a batch, at a chosen step of it or at any moment. */
final class Crashes implements AutoCloseable {

    private final Connection superuser;

    /** Where the batch is when its database process ends. */
    enum Step {
        TRANSFERS("TRIGGER crash BEFORE INSERT ON ledger_transfer FOR EACH STATEMENT"),
        POSTINGS("TRIGGER crash AFTER INSERT ON ledger_posting FOR EACH ROW"),
        BALANCES("TRIGGER crash BEFORE UPDATE ON ledger_account FOR EACH ROW"),
        REJECTIONS("TRIGGER crash BEFORE INSERT ON ledger_rejection FOR EACH STATEMENT"),
        HOLDS("TRIGGER crash AFTER INSERT OR UPDATE ON ledger_hold FOR EACH ROW"),
        COMMIT("CONSTRAINT TRIGGER crash AFTER INSERT ON ledger_batch DEFERRABLE INITIALLY DEFERRED FOR EACH ROW");

        private final String trigger;

        Step(String trigger) {
            this.trigger = trigger;
        }

        private String table() {
            return trigger.replaceAll("(?s).* ON (\\w+) .*", "$1");
        }
    }

    Crashes() throws SQLException {
        superuser = RealParts.postgres().connect("account");
        // The sleep is where the process takes notice of its end.
        sql("CREATE OR REPLACE FUNCTION crash() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " PERFORM pg_terminate_backend(pg_backend_pid()), pg_sleep(5); RETURN NEW; END $$");
    }

    /** Crashes every batch that comes to this step. */
    void at(Step step) throws SQLException {
        sql("CREATE " + step.trigger + " EXECUTE FUNCTION crash()");
    }

    /** No more crashes at any step. */
    void none() throws SQLException {
        for (Step step : Step.values()) {
            sql("DROP TRIGGER IF EXISTS crash ON " + step.table());
        }
    }

    /** Crashes what is open within the next milliseconds, if anything is. */
    Thread soon(Random random) {
        Duration moment = Duration.ofNanos(random.nextLong(20_000_000));
        return Thread.ofVirtual().start(() -> {
            LockSupport.parkNanos(moment.toNanos());
            try {
                sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE usename = 'account' AND xact_start IS NOT NULL");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void sql(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        try (superuser) {
            none();
            sql("DROP FUNCTION IF EXISTS crash");
        }
    }
}
