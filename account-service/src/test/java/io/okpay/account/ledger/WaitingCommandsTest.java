package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class WaitingCommandsTest {

    private static final String TOPIC = "commands";

    private final WaitingCommands waiting = new WaitingCommands();

    @Test
    void theOldestLeavesFirstWhicheverPartitionItCameFrom() {
        wait(0, 1, 10);
        wait(0, 2, 30);
        wait(1, 1, 5);
        wait(1, 2, 20);

        assertThat(times(waiting.takeOldest(3))).containsExactly(5L, 10L, 20L);
        assertThat(times(waiting.takeOldest(3))).containsExactly(30L);
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void theOrderWithinAPartitionStaysWhateverItsClockSays() {
        wait(0, 1, 50);
        wait(0, 2, 10);
        wait(1, 1, 40);

        assertThat(times(waiting.takeOldest(10))).containsExactly(40L, 50L, 10L);
    }

    @Test
    void aPartitionThatWentElsewhereIsForgotten() {
        wait(0, 1, 10);
        wait(1, 1, 5);
        wait(1, 2, 6);

        waiting.forget(List.of(new TopicPartition(TOPIC, 1)));

        assertThat(waiting.size()).isEqualTo(1);
        assertThat(times(waiting.takeOldest(10))).containsExactly(10L);
    }

    private void wait(int partition, long offset, long time) {
        waiting.add(new TakenCommand(
                new ConsumerRecord<>(
                        TOPIC,
                        partition,
                        offset,
                        time,
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        "key",
                        new byte[0],
                        new RecordHeaders(),
                        Optional.empty()),
                null));
    }

    private static List<Long> times(List<TakenCommand> commands) {
        return commands.stream().map(taken -> taken.message().timestamp()).toList();
    }
}
