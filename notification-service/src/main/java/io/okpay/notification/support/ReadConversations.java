package io.okpay.notification.support;

import io.okpay.notification.page.Cursor;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations as their customer and as support read them. */
@ApplicationScoped
class ReadConversations {

    private static final Cursor OWN = new Cursor("support-conversations");
    private static final Cursor DESK = new Cursor("support-desk");
    private static final int PAGE = 20;
    private static final UUID LARGEST = new UUID(-1, -1);
    private static final UUID SMALLEST = new UUID(0, 0);
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private final Conversations conversations;
    private final Entries entries;

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record ConversationsResponse(
            List<ConversationResponse> items, @Nullable String nextCursor) {}

    ReadConversations(Conversations conversations, Entries entries) {
        this.conversations = conversations;
        this.entries = entries;
    }

    /** One; another customer's is not there. */
    @Transactional
    ConversationResponse find(UUID id, @Nullable UUID customer) {
        return conversations
                .findByIdOptional(id)
                .filter(found -> customer == null || found.customerId().equals(customer))
                .map(found -> ConversationResponse.from(found, entries.after(id, 0, Integer.MAX_VALUE), Instant.now()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** A customer's, the newest first. */
    @Transactional
    ConversationsResponse of(UUID customer, @Nullable String cursor) {
        List<Conversation> found =
                conversations.of(customer, cursor == null ? LARGEST : uuid(OWN.read(cursor)), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Conversation> shown = more ? found.subList(0, PAGE) : found;
        return page(shown, more ? OWN.write(shown.getLast().id().toString()) : null);
    }

    /** What waits for support, the most urgent first; answered ones that are still open come last. */
    @Transactional
    ConversationsResponse due(@Nullable UUID assignee, @Nullable String cursor) {
        Instant afterDue = FIRST;
        UUID afterId = SMALLEST;
        if (cursor != null) {
            String[] parts = DESK.read(cursor).split("_", -1);
            if (parts.length != 2) {
                throw Cursor.invalid();
            }
            afterDue = instant(parts[0]);
            afterId = uuid(parts[1]);
        }
        List<Conversation> found = conversations.due(assignee, afterDue, afterId, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Conversation> shown = more ? found.subList(0, PAGE) : found;
        Conversation last = more ? shown.getLast() : null;
        return page(
                shown,
                last == null
                        ? null
                        : DESK.write((last.answerDueAt() == null ? LAST : last.answerDueAt()) + "_" + last.id()));
    }

    private static ConversationsResponse page(List<Conversation> shown, @Nullable String nextCursor) {
        Instant now = Instant.now();
        return new ConversationsResponse(
                shown.stream()
                        .map(one -> ConversationResponse.from(one, null, now))
                        .toList(),
                nextCursor);
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Cursor.invalid();
        }
    }
}
