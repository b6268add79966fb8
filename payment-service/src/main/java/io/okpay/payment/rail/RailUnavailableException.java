package io.okpay.payment.rail;

/** A rail did not answer, or not with anything that says what became of the order. */
public class RailUnavailableException extends RuntimeException {

    /** With what it did instead. */
    public RailUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
