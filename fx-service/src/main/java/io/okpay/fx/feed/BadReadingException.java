package io.okpay.fx.feed;

/** What a source sent cannot be read at all. */
final class BadReadingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadReadingException(String message) {
        super(message);
    }
}
