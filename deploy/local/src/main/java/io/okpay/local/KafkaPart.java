package io.okpay.local;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kafka with the topics of the suite. */
final class KafkaPart implements Part {

    static final String NAME = "kafka";

    private static final int PARTITIONS = 3;
    private static final List<String> TOPICS = List.of(
            "okpay.notification.commands",
            "okpay.notification.otp",
            "okpay.account.customers",
            "okpay.account.instruments",
            "okpay.account.ledger-commands",
            "okpay.account.ledger-results",
            "okpay.account.step-up-commands",
            "okpay.account.wallet-commands",
            "okpay.account.fx-accounts",
            "okpay.account.step-up",
            "okpay.payment.payments",
            "okpay.payment.requests",
            "okpay.payment.orders",
            "okpay.payment.payouts",
            "okpay.payment.schedules",
            "okpay.payment.tariffs",
            "okpay.payment.conversions",
            "okpay.identity.events",
            "okpay.account.dead-letters",
            "okpay.payment.dead-letters",
            "okpay.fx.rate-alerts",
            "okpay.fx.dead-letters",
            "okpay.notification.dead-letters");
    private static final List<String> COMPACTED_TOPICS = List.of("okpay.fx.currencies", "okpay.fx.rate-cards");

    private final StateDirectory state;
    private final LocalPorts ports;
    private final AotCache cache;
    private @Nullable LocalKafka kafka;

    KafkaPart(StateDirectory state, LocalPorts ports, AotCache cache) {
        this.state = state;
        this.ports = ports;
        this.cache = cache;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Map<Integer, String> ports() {
        return Map.of(ports.kafka(), "Kafka", ports.kafkaController(), "Kafka's controller");
    }

    @Override
    public void start() {
        if (kafka != null) {
            kafka.start();
            return;
        }
        var started =
                LocalKafka.start(state.data(NAME), false, ports.kafka(), false, state.log(NAME), cache, this::remember);
        started.createTopics(TOPICS, PARTITIONS);
        started.createTopics(COMPACTED_TOPICS, PARTITIONS, Map.of("cleanup.policy", "compact"));
        // the last word of each replica, and of replicas that are gone none
        started.createTopics(
                List.of("okpay.platform.health"),
                1,
                Map.of("cleanup.policy", "compact,delete", "retention.ms", "86400000"));
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.stop();
        }
    }

    @Override
    public @Nullable ChildProcess process() {
        return kafka == null ? null : kafka.process();
    }

    @Override
    public AotCache cache() {
        return cache;
    }

    private void remember(LocalKafka starting) {
        kafka = starting;
    }
}
