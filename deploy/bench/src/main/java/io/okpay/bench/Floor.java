package io.okpay.bench;

import io.okpay.local.LocalPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of the floors: as lean as its transfers allow. */
final class Floor {

    static final String DATABASE = "floor";

    private static final long OPENING_BALANCE = 1_000_000_000_000L;
    private static final String SCHEMA = """
            CREATE TABLE account (id bigint PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0)) WITH (fillfactor = 50);
            CREATE TABLE transfer (id uuid PRIMARY KEY, recorded_at timestamptz NOT NULL DEFAULT clock_timestamp());
            CREATE TABLE posting (account bigint NOT NULL, transfer uuid NOT NULL, amount bigint NOT NULL,
                balance_after bigint NOT NULL, PRIMARY KEY (account, transfer));
            CREATE FUNCTION post(transfer_id uuid, payer bigint, payee bigint, amount bigint) RETURNS void LANGUAGE plpgsql AS $$
            DECLARE
                payer_after bigint;
                payee_after bigint;
            BEGIN
                INSERT INTO transfer (id) VALUES (transfer_id);
                IF payer < payee THEN
                    UPDATE account SET balance = balance - post.amount WHERE id = payer RETURNING balance INTO payer_after;
                    UPDATE account SET balance = balance + post.amount WHERE id = payee RETURNING balance INTO payee_after;
                ELSE
                    UPDATE account SET balance = balance + post.amount WHERE id = payee RETURNING balance INTO payee_after;
                    UPDATE account SET balance = balance - post.amount WHERE id = payer RETURNING balance INTO payer_after;
                END IF;
                INSERT INTO posting (account, transfer, amount, balance_after)
                    VALUES (payer, transfer_id, -post.amount, payer_after), (payee, transfer_id, post.amount, payee_after);
            END $$;
            """;

    private Floor() {}

    static void create(LocalPostgres postgres) {
        try (Connection server = postgres.connect("postgres");
                Statement statement = server.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new BenchException("Cannot create the database of the floors: " + e.getMessage(), e);
        }
        try (Connection floor = postgres.connect(DATABASE);
                Statement statement = floor.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute("INSERT INTO account SELECT id, " + OPENING_BALANCE + " FROM generate_series(0, "
                    + (Scenario.WALLETS - 1) + ") id");
            statement.execute("VACUUM ANALYZE account");
        } catch (SQLException e) {
            throw new BenchException("Cannot create the tables of the floors: " + e.getMessage(), e);
        }
    }
}
