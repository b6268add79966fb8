package io.okpay.platform.inbox;

import org.jspecify.annotations.Nullable;

/** A Kafka message that no retry can help: it goes to the dead letters. */
public final class PoisonMessageException extends RuntimeException {

    /**
     * @param message what is wrong with it
     * @param cause the parser's complaint, if any
     */
    public PoisonMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
