package io.okpay.bench.fx;

import io.okpay.bench.Latencies;
import io.okpay.bench.load.TopicListener;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How long each issue of cards takes, from the moment when its rates are read to the moment when a reader of the topic has its last
 * card. All cards of an issue carry the former as their time.
 */
final class CardIssues implements AutoCloseable {

    private final TopicListener listener;
    private final NavigableMap<Instant, Issue> issues = new TreeMap<>();

    /** An issue as far as it was heard. */
    private static final class Issue {
        private int cards;
        private Instant last = Instant.EPOCH;
    }

    CardIssues(String bootstrapServers) {
        listener = new TopicListener(bootstrapServers, EventType.RATE_CARD_PUBLISHED.topic(), this::heard);
    }

    /** Forgets what was heard. */
    synchronized void clear() {
        issues.clear();
    }

    /** How many issues of so many cards were heard whole. */
    synchronized int whole(int cards) {
        return (int)
                issues.values().stream().filter(issue -> issue.cards == cards).count();
    }

    /** What each whole issue of so many cards took. */
    synchronized Latencies durations(int cards) {
        Latencies durations = new Latencies();
        issues.forEach((readAt, issue) -> {
            if (issue.cards == cards) {
                durations.add(Duration.between(readAt, issue.last).toNanos());
            }
        });
        return durations;
    }

    /** Cards a second between the first and the last issue. */
    synchronized double cardsPerSecond() {
        if (issues.size() < 2) {
            return Double.NaN;
        }
        int cards = issues.values().stream().mapToInt(issue -> issue.cards).sum()
                - issues.lastEntry().getValue().cards;
        Duration between = Duration.between(issues.firstKey(), issues.lastKey());
        return cards / (between.toNanos() / 1e9);
    }

    @Override
    public void close() {
        listener.close();
    }

    private synchronized void heard(ConsumerRecord<String, byte[]> message, long ignored) {
        Instant heardAt = Instant.now();
        String time = CloudEventHeaders.get(message.headers(), "ce_time");
        if (time != null) {
            Issue issue = issues.computeIfAbsent(Instant.parse(time), readAt -> new Issue());
            issue.cards++;
            issue.last = heardAt;
        }
    }
}
