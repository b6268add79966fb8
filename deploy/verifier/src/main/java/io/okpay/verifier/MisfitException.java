package io.okpay.verifier;

/** The first thing that does not fit, in words. */
final class MisfitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MisfitException(String message) {
        super(message);
    }
}
