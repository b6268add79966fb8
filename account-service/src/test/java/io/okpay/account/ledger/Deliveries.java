package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.account.ledger.Crashes.Step;
import io.okpay.platform.event.Event;
import io.okpay.platform.inbox.TransientFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** Delivers commands in order as the broker does: from the last committed offset on, and again after every crash. */
final class Deliveries {

    private static final int LARGEST_BATCH = 40;
    private static final List<Step> STEPS = List.of(Step.values());

    private final PostBatch postBatch;
    private final List<LedgerCommand> commands;
    /** By place; what the same place comes to later must be the same. */
    private final Map<Integer, Outcome> outcomes = new TreeMap<>();

    private int crashed;
    private int redelivered;

    Deliveries(PostBatch postBatch, List<Event> events) {
        this.postBatch = postBatch;
        this.commands = events.stream()
                .map(LedgerEvents::command)
                .map(Objects::requireNonNull)
                .toList();
    }

    List<LedgerCommand> commands() {
        return commands;
    }

    /** The outcomes of the commands, place by place. */
    List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    int crashed() {
        return crashed;
    }

    int redelivered() {
        return redelivered;
    }

    void oneByOne() {
        for (int place = 0; place < commands.size(); place++) {
            post(place, 1);
        }
    }

    void inBatches(Random random) {
        for (int place = 0; place < commands.size(); ) {
            place += post(place, 1 + random.nextInt(LARGEST_BATCH));
        }
    }

    /** Crashes before many commits, and after some of them while the offsets are not committed yet. */
    void inBatches(Random random, Crashes crashes) throws SQLException, InterruptedException {
        for (int place = 0; place < commands.size(); ) {
            int posted = postUnderCrash(random, crashes, place, 1 + random.nextInt(LARGEST_BATCH));
            boolean offsetsAreLost = posted > 0 && random.nextInt(5) == 0;
            redelivered += offsetsAreLost ? 1 : 0;
            place = Math.max(0, place + posted - (offsetsAreLost ? 1 + random.nextInt(60) : 0));
        }
    }

    private int postUnderCrash(Random random, Crashes crashes, int place, int size)
            throws SQLException, InterruptedException {
        Thread killer = null;
        switch (random.nextInt(4)) {
            case 0 -> crashes.at(STEPS.get(random.nextInt(STEPS.size())));
            case 1 -> killer = crashes.soon(random);
            default -> {}
        }
        try {
            return post(place, size);
        } catch (RuntimeException crash) {
            if (!TransientFailure.isCauseOf(crash)) {
                throw new AssertionError("A crash is a reason to try again and not to put commands aside", crash);
            }
            crashed++;
            return 0;
        } finally {
            crashes.none();
            if (killer != null) {
                killer.join();
            }
        }
    }

    private int post(int place, int size) {
        List<LedgerCommand> batch = commands.subList(place, Math.min(place + size, commands.size()));
        List<PostBatch.Decided> decided = postBatch.post(batch);
        assertThat(decided).hasSameSizeAs(batch);
        for (int i = 0; i < batch.size(); i++) {
            note(place + i, decided.get(i).outcome());
        }
        return batch.size();
    }

    private void note(int place, Outcome outcome) {
        // Only a new outcome has its postings at hand, and the order of details means nothing.
        Outcome plain = switch (outcome) {
            case Outcome.Posted one ->
                new Outcome.Posted(one.id(), one.paymentId(), one.content(), one.kind(), one.target(), List.of());
            case Outcome.Rejected one ->
                new Outcome.Rejected(
                        one.id(), one.paymentId(), one.content(), one.problem(), new TreeMap<>(one.details()));
            default -> outcome;
        };
        Outcome first = outcomes.putIfAbsent(place, plain);
        if (first != null) {
            assertThat(plain).as("redelivery of command %d", place).isEqualTo(first);
        }
    }

    /** What the books should say of each id: the first command with it decides, and others with it are refused or the same. */
    Map<UUID, Outcome> recorded() {
        Map<UUID, Outcome> recorded = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (int place = 0; place < commands.size(); place++) {
            Outcome outcome = Objects.requireNonNull(outcomes.get(place));
            Outcome first = recorded.putIfAbsent(outcome.id(), outcome);
            boolean right = first == null
                    || (first.content() == outcome.content()
                            ? outcome.equals(first)
                            : outcome instanceof Outcome.Rejected refused
                                    && refused.problem() == LedgerProblem.TRANSFER_ID_REUSED);
            if (!right) {
                wrong.add(place + ": " + outcome + " after " + first);
            }
        }
        assertThat(wrong).as("second outcomes of a command").isEmpty();
        return recorded;
    }
}
