package io.okpay.payment.bank;

/** A message that says nothing that we understand. */
class UnreadableMessageException extends RuntimeException {

    UnreadableMessageException(String message) {
        super(message);
    }
}
