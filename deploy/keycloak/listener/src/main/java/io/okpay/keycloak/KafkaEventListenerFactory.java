package io.okpay.keycloak;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Makes {@code okpay-kafka}, which a realm names among its listeners. Each environment variable {@code KAFKA_…} is a setting of the
 * Kafka client, as in the services: {@code KAFKA_BOOTSTRAP_SERVERS} is {@code bootstrap.servers}. Without that one nothing is sent.
 */
public final class KafkaEventListenerFactory implements EventListenerProviderFactory {

    private static final Logger LOG = Logger.getLogger(KafkaEventListenerFactory.class);
    private static final String PREFIX = "KAFKA_";

    private @Nullable EventQueue queue;

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        EventQueue sends = queue;
        return sends == null ? new SilentListener() : new KafkaEventListener(session, sends);
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        Map<String, Object> settings = settings(System.getenv());
        if (settings.containsKey("bootstrap.servers")) {
            queue = EventQueue.toKafka(settings);
        } else {
            LOG.warn("KAFKA_BOOTSTRAP_SERVERS is not set: OKPay hears of no logins");
        }
    }

    @Override
    public void close() {
        if (queue != null) {
            queue.close();
        }
    }

    @Override
    public String getId() {
        return "okpay-kafka";
    }

    static Map<String, Object> settings(Map<String, String> environment) {
        Map<String, Object> settings = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                settings.put(
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return settings;
    }
}
