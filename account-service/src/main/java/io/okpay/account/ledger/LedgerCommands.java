package io.okpay.account.ledger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The command loop. One thread speaks with Kafka: it takes and reads commands, publishes results, and commits offsets once the
 * broker has acknowledged the results. A second one posts, one batch at a time, so that the database never waits for Kafka.
 */
final class LedgerCommands implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(1);
    private static final long FULL_WAIT_MILLIS = 250;
    private static final int MOST_UNACKNOWLEDGED = 8;
    private static final int BATCHES_AHEAD = 4;

    private final KafkaConsumer<String, byte[]> consumer;
    private final int largestBatch;
    private final PostCommands postCommands;
    private final LedgerResults results;
    private final ExecutorService poster = Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().name("ledger-poster").unstarted(work));
    private final WaitingCommands waiting = new WaitingCommands();
    private final Deque<Answered> unacknowledged = new ArrayDeque<>();
    private CompletableFuture<Posted> posting = CompletableFuture.completedFuture(Posted.NOTHING);

    /** What a batch came to, and how far it takes each partition. */
    private record Posted(List<PostCommands.Answers> answers, Map<TopicPartition, OffsetAndMetadata> offsets) {

        static final Posted NOTHING = new Posted(List.of(), Map.of());
    }

    /** A batch that is in the books and whose results are on their way. */
    private record Answered(List<LedgerResults.Sent> results, Map<TopicPartition, OffsetAndMetadata> offsets) {

        boolean isAcknowledged() {
            return results.stream().allMatch(LedgerResults.Sent::isDone);
        }
    }

    LedgerCommands(
            KafkaConsumer<String, byte[]> consumer,
            int largestBatch,
            PostCommands postCommands,
            LedgerResults results) {
        this.consumer = consumer;
        this.largestBatch = largestBatch;
        this.postCommands = postCommands;
        this.results = results;
    }

    /** Moves everything on by one step, waiting for new commands only while there is nothing else to do. */
    void round(Duration patience) {
        if (waiting.size() < largestBatch * BATCHES_AHEAD) {
            boolean idle = posting.isDone() && waiting.isEmpty() && unacknowledged.isEmpty();
            consumer.poll(idle ? patience : LOOK).forEach(message -> waiting.add(postCommands.read(message)));
        } else {
            awaitPosting(FULL_WAIT_MILLIS);
        }
        if (posting.isDone()) {
            Posted posted = posting.join();
            posting = waiting.isEmpty() ? CompletableFuture.completedFuture(Posted.NOTHING) : postNext();
            answer(posted);
        }
        while (!unacknowledged.isEmpty()
                && (unacknowledged.size() > MOST_UNACKNOWLEDGED
                        || unacknowledged.getFirst().isAcknowledged())) {
            consumer.commitAsync(awaitFirst(), null);
        }
    }

    /** Finishes what was begun: posts no more, waits for the results that are on their way, and commits their offsets. */
    void finish() {
        Posted posted = posting.join();
        posting = CompletableFuture.completedFuture(Posted.NOTHING);
        answer(posted);
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        while (!unacknowledged.isEmpty()) {
            offsets.putAll(awaitFirst());
        }
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets);
        }
    }

    /** Lets go of commands that were taken and not begun; whoever has the partitions now takes them again. */
    void forget(Collection<TopicPartition> partitions) {
        waiting.forget(partitions);
    }

    /** Waits for a batch that is being posted, whatever becomes of it. */
    @Override
    public void close() {
        poster.close();
    }

    private CompletableFuture<Posted> postNext() {
        List<TakenCommand> batch = waiting.takeOldest(largestBatch);
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        batch.forEach(taken -> offsets.put(taken.partition(), taken.next()));
        return CompletableFuture.supplyAsync(() -> new Posted(postCommands.post(batch), offsets), poster);
    }

    private void answer(Posted posted) {
        if (!posted.offsets().isEmpty()) {
            List<LedgerResults.Sent> sent = posted.answers().stream()
                    .map(answers -> results.send(answers.outcomes(), answers.traces()))
                    .toList();
            unacknowledged.add(new Answered(sent, posted.offsets()));
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> awaitFirst() {
        Answered first = unacknowledged.getFirst();
        for (LedgerResults.Sent sent : first.results()) {
            postCommands.untilDone(() -> results.await(sent));
        }
        unacknowledged.removeFirst();
        return first.offsets();
    }

    private void awaitPosting(long millis) {
        try {
            posting.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException stillPosting) {
            // looked at again in the next round
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting", e);
        }
    }
}
