package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.TransferVoided;
import io.okpay.platform.testing.TestEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The results that the ledger published for the commands of one world. */
final class Results {

    private final long world;
    private final Set<UUID> ids;
    private final int enough;
    private final Map<UUID, Set<Result>> results = new HashMap<>();
    private final Map<UUID, Set<Result>> conflicts = new HashMap<>();
    private int seen;

    /**
     * One event, whose id tells it from another one for the same command.
     *
     * @param what how the transfer ended, with the code of a rejection
     */
    record Result(UUID transferId, UUID eventId, String what) {}

    /**
     * Results to wait for.
     *
     * @param enough how many commands were published
     */
    Results(long world, Set<UUID> ids, int enough) {
        this.world = world;
        this.ids = ids;
        this.enough = enough;
    }

    /** Returns when every command is answered as often as it was published. */
    void await() {
        TestEvents.read("okpay.account.ledger-results", 1, Duration.ofSeconds(30), this::completes);
        Set<UUID> unanswered = new HashSet<>(ids);
        unanswered.removeAll(results.keySet());
        assertThat(unanswered).as("commands without a result").isEmpty();
        assertThat(seen).as("results").isGreaterThanOrEqualTo(enough);
    }

    /** Different results of one command; one, when all is well. */
    Set<Result> of(UUID id) {
        return results.getOrDefault(id, Set.of());
    }

    /** Different refusals of other commands under the same id. */
    Set<Result> conflictsOf(UUID id) {
        return conflicts.getOrDefault(id, Set.of());
    }

    /** The commands' ids with how they ended. */
    List<String> described() {
        List<String> described = new ArrayList<>();
        results.values().forEach(of -> of.forEach(result -> described.add(result.transferId() + " " + result.what())));
        return described;
    }

    private boolean completes(ConsumerRecord<String, byte[]> message) {
        Result result = result(message);
        if (result.transferId().getMostSignificantBits() == world) {
            boolean conflict = result.what().endsWith(LedgerProblem.TRANSFER_ID_REUSED.name());
            (conflict ? conflicts : results)
                    .computeIfAbsent(result.transferId(), id -> new HashSet<>())
                    .add(result);
            seen++;
        }
        return seen >= enough && results.keySet().containsAll(ids);
    }

    private static Result result(ConsumerRecord<String, byte[]> message) {
        UUID eventId = UUID.fromString(header(message, "ce_id"));
        EventType type = EventType.named(header(message, "ce_type")).orElseThrow();
        return switch (EventJson.read(message.value(), type.record())) {
            case TransferPosted event -> new Result(event.transferId(), eventId, "posted");
            case TransferHeld event -> new Result(event.transferId(), eventId, "held");
            case TransferVoided event -> new Result(event.transferId(), eventId, "voided");
            case TransferRejected event -> new Result(event.transferId(), eventId, "rejected " + event.code());
            default -> throw new AssertionError(type + " is no result");
        };
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return Objects.requireNonNull(CloudEventHeaders.get(message.headers(), name));
    }
}
