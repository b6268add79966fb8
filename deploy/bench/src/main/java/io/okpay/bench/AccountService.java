package io.okpay.bench;

import io.okpay.local.LocalKafka;
import io.okpay.local.LocalPostgres;
import io.okpay.local.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The packaged account-service as a child process, from a copy that a build meanwhile does not touch. */
final class AccountService implements AutoCloseable {

    private static final Path PACKAGED = Path.of("account-service", "target", "quarkus-app");
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final Path folder;
    private final Path log;
    private final int port;
    private final Thread closer = new Thread(this::stop, "stop-account-service");

    private AccountService(Process process, Path folder, Path log, int port) {
        this.process = process;
        this.folder = folder;
        this.log = log;
        this.port = port;
    }

    /** Starts the service and returns when it is ready. */
    static AccountService start(
            LocalPostgres postgres, LocalKafka kafka, SigningKey tokens, Path output, boolean flightRecording) {
        if (!Files.exists(PACKAGED.resolve("quarkus-run.jar"))) {
            throw new BenchException(
                    "The account-service is not packaged: ./mvnw -DskipTests package -pl account-service -am");
        }
        Path log = output.resolve("account-service.log");
        try {
            Path folder = Files.createTempDirectory("okpay-bench-account");
            copy(PACKAGED, folder);
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(command(output, flightRecording))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment(postgres, kafka, port, tokens.publicKeyIn(folder)));
            AccountService service = new AccountService(builder.start(), folder, log, port);
            Runtime.getRuntime().addShutdownHook(service.closer);
            service.awaitReady();
            return service;
        } catch (IOException e) {
            throw new BenchException("Cannot start the account-service: " + e.getMessage(), e);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
        stop();
    }

    private static List<String> command(Path output, boolean flightRecording) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        if (flightRecording) {
            Path recording = output.resolve("account-service.jfr").toAbsolutePath();
            command.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + recording);
        }
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        return command;
    }

    /** As the local stack gives it; what a ledger does not call is not there. */
    private static Map<String, String> environment(
            LocalPostgres postgres, LocalKafka kafka, int port, String publicKey) {
        String database = Parts.LEDGER_DATABASE;
        String nobody = "http://127.0.0.1:1";
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_PROFILE", "local");
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("OKPAY_HTTP_PORT", "" + port);
        environment.put("OKPAY_DB_URL", postgres.jdbcUrl(database));
        environment.put("OKPAY_DB_USER", database);
        environment.put("OKPAY_DB_PASSWORD", LocalPostgres.password(database));
        environment.put("OKPAY_DB_OWNER", database + "_owner");
        environment.put("OKPAY_DB_OWNER_PASSWORD", LocalPostgres.password(database + "_owner"));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("OKPAY_KEYCLOAK_URL", nobody);
        environment.put("OKPAY_ISSUER", SigningKey.ISSUER);
        environment.put("OKPAY_JWKS", publicKey);
        environment.put("OKPAY_ACQUIRER_URL", nobody);
        environment.put("OKPAY_ACQUIRER_API_KEY", "local-only-acquirer-key");
        environment.put("OKPAY_BANK_URL", nobody);
        environment.put("OKPAY_BANK_SECRET", "local-only-bank-secret");
        environment.put("OKPAY_ACCOUNT_CLIENT_SECRET", "local-only-account-service-secret");
        return environment;
    }

    private void awaitReady() {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, ready)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new BenchException("The account-service did not become ready (log: " + log + ")");
                }
                LockSupport.parkNanos(100_000_000);
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest ready) {
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted", e);
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("Could not remove " + folder + ": " + e.getMessage());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    if (!Files.isDirectory(target)) {
                        Files.copy(file, target);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
