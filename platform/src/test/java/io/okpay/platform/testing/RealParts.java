package io.okpay.platform.testing;

import io.okpay.local.LocalKafka;
import io.okpay.local.LocalPostgres;
import io.okpay.platform.event.EventType;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a {@code @QuarkusTest} a real PostgreSQL and a real Kafka broker, started once for each test run of a module. Use it as
 * {@code @WithTestResource(value = RealParts.class, scope = GLOBAL, initArgs = @ResourceArg(name = "database", value = "account"))}.
 */
public class RealParts implements QuarkusTestResourceLifecycleManager {

    private static @Nullable LocalPostgres postgres;
    private static @Nullable LocalKafka kafka;

    private String database = "account";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public synchronized Map<String, String> start() {
        startOnce();
        postgres().createServiceDatabase(database);
        Map<String, String> config = new HashMap<>();
        config.put("OKPAY_DB_URL", postgres().jdbcUrl(database));
        config.put("OKPAY_DB_USER", database);
        config.put("OKPAY_DB_PASSWORD", "local-only-" + database);
        config.put("OKPAY_DB_OWNER", database + "_owner");
        config.put("OKPAY_DB_OWNER_PASSWORD", "local-only-" + database + "_owner");
        config.put("KAFKA_BOOTSTRAP_SERVERS", kafka().bootstrapServers());
        config.put("kafka.bootstrap.servers", kafka().bootstrapServers());
        config.put("OKPAY_ISSUER", TestTokens.ISSUER);
        config.put("OKPAY_JWKS", TestTokens.publicKeyLocation());
        config.put("OKPAY_KEYCLOAK_URL", "http://127.0.0.1:1");
        config.put(
                "OKPAY_OTP_KEY",
                Base64.getEncoder()
                        .encodeToString("local-only-otp-key-0123456789abc".getBytes(StandardCharsets.UTF_8)));
        config.put("quarkus.http.test-port", "0");
        return config;
    }

    private static synchronized void startOnce() {
        if (postgres == null) {
            postgres = LocalPostgres.start(null, 0);
            kafka = LocalKafka.start(null, 0);
            kafka.createTopics(List.of("okpay.fx.rate-cards"), 3, Map.of("cleanup.policy", "compact"));
            kafka.createTopics(topics(), 3);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kafka().close();
                postgres().close();
            }));
        }
    }

    private static Set<String> topics() {
        Set<String> topics =
                Arrays.stream(EventType.values()).map(EventType::topic).collect(Collectors.toCollection(TreeSet::new));
        List.of("account", "payment", "fx", "notification")
                .forEach(service -> topics.add("okpay." + service + ".dead-letters"));
        return topics;
    }

    /** The shared server. */
    public static LocalPostgres postgres() {
        if (postgres == null) {
            throw new IllegalStateException("PostgreSQL is not started");
        }
        return postgres;
    }

    /** The shared broker. */
    public static LocalKafka kafka() {
        if (kafka == null) {
            throw new IllegalStateException("Kafka is not started");
        }
        return kafka;
    }

    @Override
    public void stop() {
        // shared by all test classes: the shutdown hook stops it
    }
}
