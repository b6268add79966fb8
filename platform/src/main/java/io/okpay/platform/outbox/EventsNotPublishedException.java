package io.okpay.platform.outbox;

/** The broker did not acknowledge in time: the events may or may not be there, and sending them again is safe. */
public final class EventsNotPublishedException extends RuntimeException {

    EventsNotPublishedException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
