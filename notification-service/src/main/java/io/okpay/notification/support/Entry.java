package io.okpay.notification.support;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation.
 *
 * @param id grows within a conversation; {@code Last-Event-ID} of the stream
 * @param text of a message as it was written, of an attachment its name, of a change of state the new one
 */
public record Entry(
        long id,
        Kind kind,
        Author author,
        String text,
        @Nullable UUID attachmentId,
        Instant at) {

    /** What it is. */
    public enum Kind {
        /** Somebody wrote. */
        MESSAGE,
        /** Somebody added a file. */
        ATTACHMENT,
        /** The conversation changed its state. */
        STATE
    }

    /** Who. */
    public enum Author {
        /** The customer. */
        CUSTOMER,
        /** A person of support. */
        SUPPORT,
        /** The service. */
        SYSTEM
    }
}
