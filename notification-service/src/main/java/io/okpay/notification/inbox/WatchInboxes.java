package io.okpay.notification.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the readers at this replica whose inbox grew, whichever replica wrote it: one question to the database for all of them, and none
 * while nobody reads.
 */
@ApplicationScoped
class WatchInboxes {

    private final InboxItems items;
    private final Map<UUID, Set<Runnable>> readers = new ConcurrentHashMap<>();
    /** Touched by the schedule only, which does not overlap. */
    private @Nullable Long seen;

    WatchInboxes(InboxItems items) {
        this.items = items;
    }

    void add(UUID customerId, Runnable reader) {
        readers.compute(customerId, (id, all) -> {
            Set<Runnable> more = all == null ? ConcurrentHashMap.newKeySet() : all;
            more.add(reader);
            return more;
        });
    }

    void remove(UUID customerId, Runnable reader) {
        readers.computeIfPresent(customerId, (id, all) -> {
            all.remove(reader);
            return all.isEmpty() ? null : all;
        });
    }

    @Scheduled(
            every = "0.5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (readers.isEmpty()) {
            seen = null;
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            long settled = items.settled();
            // who came while nobody looked has read what was there
            Long from = seen;
            seen = settled;
            if (from == null) {
                readers.values().forEach(all -> all.forEach(Runnable::run));
            } else if (from < settled) {
                items.customers(from, settled)
                        .forEach(customer ->
                                readers.getOrDefault(customer, Set.of()).forEach(Runnable::run));
            }
        });
    }
}
