package io.okpay.notification.webhook.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint said to one attempt.
 *
 * @param statusCode the HTTP status, if it came so far
 * @param failure why the message is not taken; nothing when it is
 * @param body the first part of the answer's body
 * @param duration how long it took in all
 */
record WebhookAnswer(
        @Nullable Integer statusCode,
        @Nullable String failure,
        @Nullable String body,
        Duration duration) {

    private static final int GONE = 410;

    /** By the specification 2xx is success and all else is failure, redirects too: they are not followed. */
    static WebhookAnswer of(int status, String body, Duration duration) {
        String failure = status >= 200 && status < 300 ? null : "HTTP_" + status;
        return new WebhookAnswer(status, failure, printable(body), duration);
    }

    static WebhookAnswer none(String failure, Duration duration) {
        return new WebhookAnswer(null, failure, null, duration);
    }

    boolean isGone() {
        return statusCode != null && statusCode == GONE;
    }

    /** PostgreSQL takes no NUL in a text. */
    private static String printable(String body) {
        return body.replace('\0', '\uFFFD');
    }
}
