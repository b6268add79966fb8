package io.okpay.notification.message;

import org.jspecify.annotations.Nullable;

/** What came of one attempt. */
sealed interface Outcome {

    /**
     * The provider took the message.
     *
     * @param providerId the provider's name for it
     */
    record Sent(@Nullable String providerId) implements Outcome {}

    /**
     * Another attempt may help.
     *
     * @param why a short reason without personal data
     */
    record Postponed(String why) implements Outcome {}

    /**
     * No attempt will help.
     *
     * @param why a short reason without personal data
     */
    record Refused(String why) implements Outcome {}
}
