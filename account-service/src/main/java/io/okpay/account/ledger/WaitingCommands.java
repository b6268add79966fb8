package io.okpay.account.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Commands that were taken from Kafka and are not in a batch yet. The oldest leaves first, whichever partition it came from; within
 * a partition the order stays. So nobody waits behind the whole of another partition, and ids in order of time, whose order the
 * indexes share, are written near to one another.
 */
final class WaitingCommands {

    private final Map<TopicPartition, Queue<TakenCommand>> byPartition = new HashMap<>();
    private int size;

    void add(TakenCommand command) {
        byPartition
                .computeIfAbsent(command.partition(), partition -> new ArrayDeque<>())
                .add(command);
        size++;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The oldest, at most so many. */
    List<TakenCommand> takeOldest(int atMost) {
        List<TakenCommand> oldest = new ArrayList<>(Math.min(size, atMost));
        while (oldest.size() < atMost) {
            Queue<TakenCommand> next = queueOfOldest();
            if (next == null) {
                break;
            }
            oldest.add(next.remove());
            size--;
        }
        return oldest;
    }

    /** Lets go of the commands of these partitions. */
    void forget(Collection<TopicPartition> partitions) {
        partitions.forEach(byPartition::remove);
        size = byPartition.values().stream().mapToInt(Queue::size).sum();
    }

    private @Nullable Queue<TakenCommand> queueOfOldest() {
        Queue<TakenCommand> found = null;
        long oldest = Long.MAX_VALUE;
        for (Queue<TakenCommand> queue : byPartition.values()) {
            TakenCommand head = queue.peek();
            if (head != null && (found == null || head.message().timestamp() < oldest)) {
                found = queue;
                oldest = head.message().timestamp();
            }
        }
        return found;
    }
}
