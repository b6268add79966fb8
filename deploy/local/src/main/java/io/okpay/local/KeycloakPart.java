package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keycloak on the suite's PostgreSQL, with the realm imported on the first start. */
final class KeycloakPart implements Part {

    static final String NAME = "keycloak";

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms64m", "-Xmx320m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final Checkout checkout;
    private final StateDirectory state;
    private final LocalPorts ports;
    private final KeycloakDistribution distribution;
    private final AotCache cache;
    private final Progress progress;
    private @Nullable ChildProcess process;

    KeycloakPart(
            Checkout checkout,
            StateDirectory state,
            LocalPorts ports,
            KeycloakDistribution distribution,
            AotCache cache,
            Progress progress) {
        this.checkout = checkout;
        this.state = state;
        this.ports = ports;
        this.distribution = distribution;
        this.cache = cache;
        this.progress = progress;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(PostgresPart.NAME);
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(ports.keycloak(), "Keycloak", ports.keycloakManagement(), "Keycloak's health");
    }

    @Override
    public void start() {
        distribution.make(checkout, state.log("keycloak-build"), progress);
        var home = state.data(NAME);
        var realm = RealmFile.merged(
                checkout.resolve("deploy/keycloak/okpay-realm.json"),
                checkout.resolve("deploy/keycloak/okpay-realm-local.json"));
        var imported = home.resolve("imported-realm.sha256");
        var first = !Files.exists(imported);
        try {
            layOut(home, realm);
            if (!first && !Files.readString(imported).strip().equals(sum(realm))) {
                progress.say(
                        NAME, "the realm files changed since they were imported: ./okpay reset takes the new ones");
            }
            var arguments = first ? List.of("start", "--optimized", "--import-realm") : List.of("start", "--optimized");
            var command = cache.apply(distribution.command(home, JVM_OPTIONS, arguments), home);
            var started = ChildProcess.start(NAME, command, environment(), home, state.log(NAME));
            process = started;
            var ready = LocalPorts.url(ports.keycloakManagement()) + "/health/ready";
            started.awaitReady(Duration.ofMinutes(3), () -> Http.ok(ready));
            Files.writeString(imported, first ? sum(realm) : Files.readString(imported));
        } catch (IOException e) {
            throw new LocalStackException("Cannot write into " + home + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.terminate(cache.patience(Duration.ofSeconds(30)));
        }
    }

    @Override
    public @Nullable ChildProcess process() {
        return process;
    }

    @Override
    public AotCache cache() {
        return cache;
    }

    private void layOut(Path home, byte[] realm) throws IOException {
        for (var folder : List.of("conf", "data/import", "data/password-blacklists")) {
            Files.createDirectories(home.resolve(folder));
        }
        for (var shared : List.of("lib", "providers")) {
            var link = home.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, distribution.home().resolve(shared));
        }
        Files.write(home.resolve("data/import/okpay-realm.json"), realm);
        var blacklists =
                checkout.resolve("deploy/keycloak/password-blacklists").toFile().listFiles();
        if (blacklists != null) {
            for (var list : blacklists) {
                Files.write(
                        home.resolve("data/password-blacklists").resolve(list.getName()),
                        Files.readAllBytes(list.toPath()));
            }
        }
    }

    private Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("KC_DB_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/keycloak");
        environment.put("KC_DB_USERNAME", "keycloak_owner");
        environment.put("KC_DB_PASSWORD", LocalPostgres.password("keycloak_owner"));
        environment.put("KC_DB_POOL_INITIAL_SIZE", "2");
        environment.put("KC_DB_POOL_MAX_SIZE", "20");
        environment.put("KC_CACHE", "local");
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", "" + ports.keycloak());
        environment.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("KC_HTTP_MANAGEMENT_PORT", "" + ports.keycloakManagement());
        // The admin console stays off the gateway; the realm's own frontendUrl makes the gateway its issuer.
        environment.put("KC_HOSTNAME", LocalPorts.url(ports.keycloak()));
        environment.put("KC_PROXY_HEADERS", "xforwarded");
        environment.put("KC_PROXY_TRUSTED_ADDRESSES", "127.0.0.1");
        // Login events name users by their phone numbers, which belong into no log.
        environment.put("KC_LOG_LEVEL", "info,io.smallrye.health:error,org.keycloak.events:off");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", LocalSecrets.KEYCLOAK_ADMIN);
        // For our listener. Keycloak does not wait for the broker, so it needs no Kafka to start or to let people in.
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("OKPAY_GATEWAY_URL", LocalPorts.url(ports.gateway()));
        environment.put("OKPAY_WEB_URL", LocalPorts.url(ports.gateway()));
        environment.put("OKPAY_ACCOUNT_CLIENT_SECRET", LocalSecrets.ACCOUNT_CLIENT);
        environment.put("OKPAY_MERCHANT_CLIENT_SECRET", LocalSecrets.MERCHANT_CLIENT);
        return environment;
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
