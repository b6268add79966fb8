package io.okpay.account.ledger;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A message from the topic of commands.
 *
 * @param command null when the message is none: it is passed over, or already with the dead letters
 */
record TakenCommand(
        ConsumerRecord<String, byte[]> message, @Nullable LedgerCommand command) {

    TopicPartition partition() {
        return new TopicPartition(message.topic(), message.partition());
    }

    /** Where its partition goes on. */
    OffsetAndMetadata next() {
        return new OffsetAndMetadata(message.offset() + 1);
    }
}
