package io.okpay.notification.secret;

import org.jspecify.annotations.Nullable;

/** A sealed value cannot be opened, now or later. */
public final class SealBrokenException extends RuntimeException {

    SealBrokenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
