package io.okpay.notification.support;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation.
 *
 * @param answerDueAt until when support answers first; left out when it did, and while the customer is asked
 * @param late whether that time is over
 * @param entries what was said, the oldest first; left out in lists
 */
public record ConversationResponse(
        UUID id,
        UUID customerId,
        String subject,
        Category category,
        @Nullable UUID paymentId,
        Conversation.State state,
        @Nullable UUID assignee,
        Instant openedAt,
        Instant updatedAt,
        @Nullable Instant firstAnsweredAt,
        @Nullable Instant answerDueAt,
        boolean late,
        @Nullable Integer rating,
        @Nullable List<Entry> entries) {

    static ConversationResponse from(Conversation conversation, @Nullable List<Entry> entries, Instant now) {
        return new ConversationResponse(
                conversation.id(),
                conversation.customerId(),
                conversation.subject(),
                conversation.category(),
                conversation.paymentId(),
                conversation.state(),
                conversation.assignee(),
                conversation.openedAt(),
                conversation.updatedAt(),
                conversation.firstAnsweredAt(),
                conversation.answerDueAt(),
                conversation.isLate(now),
                conversation.rating(),
                entries);
    }
}
