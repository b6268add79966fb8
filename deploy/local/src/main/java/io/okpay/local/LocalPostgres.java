package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL on loopback with {@code fsync} on, in a folder of its own. Works for root and for ordinary users. */
public final class LocalPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String SUPERUSER_PASSWORD = "local-only-postgres";

    private final Path folder;
    private final boolean temporary;
    private final int port;
    private final ChildProcess process;
    private final Thread closer = new Thread(this::stop, "stop-postgres");

    private LocalPostgres(Path folder, boolean temporary, int port, ChildProcess process) {
        this.folder = folder;
        this.temporary = temporary;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts PostgreSQL and returns when it answers.
     *
     * @param dataDirectory where the data stays, or null for a temporary folder that goes with {@link #close()}
     * @param port the port, or 0 for a free one
     */
    public static LocalPostgres start(@Nullable Path dataDirectory, int port) {
        var folder = dataDirectory == null
                ? Directories.temporary("okpay-postgres")
                : Directories.create(dataDirectory.toAbsolutePath());
        return start(folder, dataDirectory == null, port, folder.resolve("postgres.log"), starting -> {});
    }

    static LocalPostgres start(Path folder, boolean temporary, int port, Path log, Consumer<LocalPostgres> starting) {
        var distribution = PostgresDistribution.unpacked();
        var data = folder.resolve("data");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(distribution, folder, data, log);
        }
        var chosen = port == 0 ? Ports.free() : port;
        var command = asOrdinaryUser(distribution.program("postgres"), "-D", data.toString(), "-p", "" + chosen);
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var process = ChildProcess.start("postgres", command, Map.of("LC_ALL", "C"), folder, log);
        var postgres = new LocalPostgres(folder, temporary, chosen, process);
        Runtime.getRuntime().addShutdownHook(postgres.closer);
        starting.accept(postgres);
        try {
            process.awaitReady(Duration.ofSeconds(60), postgres::answers);
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The JDBC address of a database. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The password of a role that {@link #createServiceDatabase} made. */
    public static String password(String role) {
        return "local-only-" + role;
    }

    /** Opens a connection as the superuser. The caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, SUPERUSER_PASSWORD);
    }

    /**
     * Makes a database with its two roles, {@code <name>_owner} for migrations and {@code <name>} for the running
     * service, which reads and writes rows but owns nothing. Does nothing to what is there already.
     */
    public void createServiceDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("not a database name: " + name);
        }
        var owner = name + "_owner";
        try (var server = connect("postgres")) {
            createRole(server, owner);
            createRole(server, name);
            if (missing(server, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                execute(server, "CREATE DATABASE " + name + " OWNER " + owner);
            }
            execute(server, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            execute(server, "GRANT CONNECT ON DATABASE " + name + " TO " + name);
        } catch (SQLException e) {
            throw new LocalStackException("Cannot create the database " + name + ": " + e.getMessage(), e);
        }
        var forTables = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " IN SCHEMA public GRANT ";
        try (var database = connect(name)) {
            execute(database, "ALTER SCHEMA public OWNER TO " + owner);
            execute(database, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
            execute(database, "GRANT USAGE ON SCHEMA public TO " + name);
            execute(database, forTables + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + name);
            execute(database, forTables + "USAGE, SELECT ON SEQUENCES TO " + name);
        } catch (SQLException e) {
            throw new LocalStackException("Cannot prepare the database " + name + ": " + e.getMessage(), e);
        }
    }

    /** Stops the server, waits for it, and removes a temporary folder. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
        stop();
    }

    ChildProcess process() {
        return process;
    }

    private void stop() {
        if (process.isAlive()) {
            // SIGINT is the fast shutdown; SIGTERM would wait for the clients to leave.
            Signals.interrupt(process.pid());
            process.awaitEnd(Duration.ofSeconds(20));
        }
        if (temporary) {
            Directories.delete(folder);
        }
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "on",
                "synchronous_commit", "on",
                "max_connections", "200",
                "shared_buffers", "96MB",
                "timezone", "UTC",
                "log_timezone", "UTC",
                "log_line_prefix", "%m [%p] %q%u@%d ");
    }

    private static void initialise(PostgresDistribution distribution, Path folder, Path data, Path log) {
        Directories.delete(data);
        var password = folder.resolve("superuser-password");
        try {
            Files.writeString(password, SUPERUSER_PASSWORD);
            var command = asOrdinaryUser(distribution.program("initdb"), "-D", data.toString(), "-U", SUPERUSER);
            command.addAll(List.of("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            command.addAll(List.of("--locale=C", "--auth=scram-sha-256", "--pwfile=" + password));
            ChildProcess.run("PostgreSQL's initdb", command, Map.of("LC_ALL", "C"), folder, log);
        } catch (IOException e) {
            throw new LocalStackException("Cannot write into " + folder + ": " + e.getMessage(), e);
        } finally {
            password.toFile().delete();
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace root is somebody else to it. */
    private static List<String> asOrdinaryUser(String... command) {
        var line = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            line.addAll(List.of("unshare", "--user"));
        }
        line.addAll(List.of(command));
        return line;
    }

    private static void createRole(Connection server, String role) throws SQLException {
        if (missing(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            execute(server, "CREATE ROLE " + role + " LOGIN PASSWORD '" + password(role) + "'");
        }
    }

    private static boolean missing(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
