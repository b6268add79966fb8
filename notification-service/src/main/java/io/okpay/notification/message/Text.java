package io.okpay.notification.message;

import org.jspecify.annotations.Nullable;

/**
 * What a person reads.
 *
 * @param subject of a mail
 * @param body in one language
 */
public record Text(@Nullable String subject, String body) {

    @Override
    public String toString() {
        return "Text[…]";
    }
}
