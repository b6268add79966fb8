package io.okpay.local;

/** The command was called wrongly; nothing was done. */
final class UsageException extends LocalStackException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
