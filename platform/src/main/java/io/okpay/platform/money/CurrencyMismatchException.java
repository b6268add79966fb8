package io.okpay.platform.money;

/** Two amounts of different currencies met in one calculation: always a defect of the calling code. */
public final class CurrencyMismatchException extends IllegalArgumentException {

    CurrencyMismatchException(String first, String second) {
        super("Cannot combine " + first + " with " + second);
    }
}
