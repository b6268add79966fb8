package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.Event;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random commands against the running service. {@code okpay.property.seed} and {@code okpay.property.runs} choose which and how
 * many.
 */
@AccountServiceTest
class LedgerPropertyServiceTest {

    private static final long FIRST_SEED = Long.getLong("okpay.property.seed", 1);
    private static final int RUNS = Integer.getInteger("okpay.property.runs", 6);
    private static final int COMMANDS = 300;
    private static final List<Crashes.Step> STEPS = List.of(Crashes.Step.values());

    private final Ledger ledger;
    private final PostBatch postBatch;

    LedgerPropertyServiceTest(Ledger ledger, PostBatch postBatch) {
        this.ledger = ledger;
        this.postBatch = postBatch;
    }

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + RUNS);
    }

    static LongStream seedsOverKafka() {
        return seeds().limit(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void batchesUnderCrashesComeToTheSameAsOneByOneAndAReplayChangesNothing(long seed) throws Exception {
        Instant now = Instant.now();
        long world = openWorld();
        Deliveries batches = new Deliveries(postBatch, commands(seed, world, now));
        try (Crashes crashes = new Crashes()) {
            batches.inBatches(new Random(seed), crashes);
        }
        System.out.printf("seed %d: %d crashes, %d redeliveries%n", seed, batches.crashed(), batches.redelivered());
        assertThat(SoundBooks.violations()).as("seed %d", seed).isEmpty();
        theBooksSayWhatWasAnswered(batches, world);

        List<String> before = books(world);
        batches.inBatches(new Random(~seed));
        assertThat(books(world)).as("after a replay, seed %d", seed).isEqualTo(before);

        long another = openWorld();
        Deliveries oneByOne = new Deliveries(postBatch, commands(seed, another, now));
        oneByOne.oneByOne();
        assertThat(withoutWorld(oneByOne.outcomes(), another))
                .as("outcomes, seed %d", seed)
                .containsExactlyElementsOf(withoutWorld(batches.outcomes(), world));
        assertThat(books(another)).as("books, seed %d", seed).containsExactlyElementsOf(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seedsOverKafka")
    void everyCommandFromKafkaHasOneResultHoweverOftenItComesAndWhateverCrashes(long seed) throws Exception {
        Random random = new Random(seed);
        long world = openWorld();
        List<Event> events = new RandomCommands(seed, world, Instant.now(), Duration.ofSeconds(2)).commands(COMMANDS);
        try (Crashes crashes = new Crashes()) {
            for (int from = 0; from < events.size(); from += 50) {
                crashes.at(STEPS.get(random.nextInt(STEPS.size())));
                TestEvents.publish(events.subList(from, Math.min(from + 50, events.size())));
                LockSupport.parkNanos(Duration.ofMillis(random.nextInt(300)).toNanos());
                crashes.none();
            }
        }
        Map<UUID, Set<Event>> commands =
                events.stream().collect(Collectors.groupingBy(LedgerPropertyServiceTest::idOf, Collectors.toSet()));
        Results results = new Results(world, commands.keySet(), events.size());
        results.await();
        commands.forEach((id, contents) -> {
            assertThat(results.of(id)).as("results of %s, seed %d", id, seed).hasSize(1);
            assertThat(results.conflictsOf(id))
                    .as("conflicts of %s, seed %d", id, seed)
                    .hasSizeLessThan(contents.size());
        });
        assertThat(SoundBooks.rows("SELECT concat_ws(' ', t.id, CASE t.kind WHEN 1 THEN 'held' WHEN 3 THEN 'voided'"
                        + " WHEN 4 THEN 'voided' WHEN 9 THEN 'rejected' ELSE 'posted' END, r.code) FROM ledger_transfer t"
                        + " LEFT JOIN ledger_rejection r ON r.id = t.id WHERE " + in(world, "t.id")))
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(results.described());
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(SoundBooks.rows("SELECT id FROM ledger_hold WHERE state = 'PENDING'"
                                + " AND expires_at < now() + interval '1 minute' AND " + in(world, "id")))
                        .as("holds that should expire, seed %d", seed)
                        .isEmpty());
        assertThat(SoundBooks.violations()).as("seed %d", seed).isEmpty();
    }

    private static UUID idOf(Event event) {
        return Objects.requireNonNull(LedgerEvents.command(event)).id();
    }

    private static List<Event> commands(long seed, long world, Instant now) {
        return new RandomCommands(seed, world, now, Duration.ofHours(2)).commands(COMMANDS);
    }

    private long openWorld() {
        long world = UUID.randomUUID().getMostSignificantBits();
        QuarkusTransaction.requiringNew()
                .run(() -> RandomCommands.wallets(world).forEach(ledger::openWalletAccount));
        return world;
    }

    private static void theBooksSayWhatWasAnswered(Deliveries deliveries, long world) throws SQLException {
        List<String> answered = deliveries.recorded().values().stream()
                .map(LedgerPropertyServiceTest::row)
                .toList();
        assertThat(SoundBooks.rows("SELECT concat_ws(' ', t.id, t.payment_id, t.content, t.kind, t.target, r.code)"
                        + " FROM ledger_transfer t LEFT JOIN ledger_rejection r ON r.id = t.id WHERE "
                        + in(world, "t.id")))
                .containsExactlyInAnyOrderElementsOf(answered);
    }

    private static String row(Outcome outcome) {
        String row = outcome.id() + " " + outcome.paymentId() + " " + outcome.content() + " "
                + outcome.kind().code();
        if (outcome.target() != null) {
            row += " " + outcome.target();
        }
        return outcome instanceof Outcome.Rejected rejected ? row + " " + rejected.problem() : row;
    }

    /** The wallets of a world and all their postings, in words that are the same in another world. */
    private static List<String> books(long world) throws SQLException {
        List<String> books = new ArrayList<>(SoundBooks.rows(
                "SELECT concat_ws(' ', ref, currency, balance, held, postings, version) FROM ledger_account WHERE "
                        + in(world, "ref") + " ORDER BY ref"));
        books.addAll(SoundBooks.rows("SELECT concat_ws(' ', t.id, t.kind, t.target, a.ref, p.amount, p.balance_after)"
                + " FROM ledger_posting p JOIN ledger_account a ON a.number = p.account"
                + " JOIN ledger_transfer t ON t.seq = p.seq WHERE " + in(world, "a.ref") + " ORDER BY p.seq, a.ref"));
        books.addAll(SoundBooks.rows(
                "SELECT concat_ws(' ', id, state) FROM ledger_hold WHERE " + in(world, "id") + " ORDER BY id"));
        return withoutWorld(books, world);
    }

    private static List<String> withoutWorld(List<?> lines, long world) {
        String prefix = prefix(world);
        return lines.stream()
                .map(line -> String.valueOf(line).replace(prefix, "").replaceAll("content=-?\\d+", ""))
                .toList();
    }

    private static String in(long world, String id) {
        return id + " BETWEEN '" + new UUID(world, 0) + "' AND '" + prefix(world) + "ffff-ffffffffffff'";
    }

    private static String prefix(long world) {
        return new UUID(world, 0).toString().substring(0, 19);
    }
}
