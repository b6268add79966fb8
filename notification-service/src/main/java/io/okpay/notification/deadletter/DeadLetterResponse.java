package io.okpay.notification.deadletter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled.
 *
 * @param topic where it is, with {@code partition} and {@code offset}
 * @param key of the record
 * @param type of the CloudEvent
 * @param reason what was thrown
 * @param note what the operator who dismissed it says
 */
public record DeadLetterResponse(
        UUID id,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        String reason,
        Instant receivedAt,
        @Nullable Instant dismissedAt,
        @Nullable UUID dismissedBy,
        @Nullable String note) {

    static DeadLetterResponse from(DeadLetter letter) {
        return new DeadLetterResponse(
                letter.id(),
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.key(),
                letter.type(),
                letter.reason(),
                letter.receivedAt(),
                letter.dismissedAt(),
                letter.dismissedBy(),
                letter.note());
    }
}
