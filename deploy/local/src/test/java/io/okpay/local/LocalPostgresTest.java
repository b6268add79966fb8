package io.okpay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataAndItsRolesApartAcrossARestart() throws SQLException {
        try (var postgres = LocalPostgres.start(folder, 0)) {
            postgres.createServiceDatabase("account");
            postgres.createServiceDatabase("account");
            try (var owner = connect(postgres, "account_owner")) {
                assertThat(value(owner, "SHOW fsync")).isEqualTo("on");
                assertThat(value(owner, "SHOW synchronous_commit")).isEqualTo("on");
                assertThat(value(owner, "SHOW server_encoding")).isEqualTo("UTF8");
                owner.createStatement().execute("CREATE TABLE customer (id bigserial, name text)");
            }
            try (var runtime = connect(postgres, "account")) {
                runtime.createStatement().execute("INSERT INTO customer (name) VALUES ('李雷')");
                assertThatThrownBy(() -> runtime.createStatement().execute("CREATE TABLE other (id int)"))
                        .hasMessageContaining("permission denied");
                assertThatThrownBy(() -> runtime.createStatement().execute("DROP TABLE customer"))
                        .hasMessageContaining("must be owner");
            }
        }
        try (var postgres = LocalPostgres.start(folder, 0);
                var runtime = connect(postgres, "account")) {
            assertThat(value(runtime, "SELECT name FROM customer")).isEqualTo("李雷");
        }
    }

    @Test
    void oneServiceCannotEnterAnothersDatabase() {
        try (var postgres = LocalPostgres.start(null, 0)) {
            postgres.createServiceDatabase("account");
            postgres.createServiceDatabase("payment");
            assertThatThrownBy(() -> DriverManager.getConnection(
                            postgres.jdbcUrl("account"), "payment", LocalPostgres.password("payment")))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("account"), "account", "wrong"))
                    .hasMessageContaining("authentication failed");
        }
    }

    private static Connection connect(LocalPostgres postgres, String role) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("account"), role, LocalPostgres.password(role));
    }

    private static String value(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
