package io.okpay.verifier;

/** An input that is not there or not in the format, so that nothing can be said of it. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }
}
