package io.okpay.sandbox.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message that a customer would have received. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        String id,
        String channel,
        String to,
        @Nullable String from,
        @Nullable String subject,
        String text,
        @Nullable String idempotencyKey,
        Instant at) {

    /** An SMS. */
    public static Message sms(String to, String text, String idempotencyKey, Instant at) {
        return new Message("sms_" + UUID.randomUUID(), "sms", to, null, null, text, idempotencyKey, at);
    }

    /** A call that read a text out. */
    public static Message call(String to, String text, String idempotencyKey, Instant at) {
        return new Message("call_" + UUID.randomUUID(), "voice", to, null, null, text, idempotencyKey, at);
    }

    /** An e-mail. */
    public static Message email(
            String to, @Nullable String from, @Nullable String subject, String text, @Nullable String key, Instant at) {
        return new Message("mail_" + UUID.randomUUID(), "email", to, from, subject, text, key, at);
    }

    boolean isFor(String recipient) {
        return to.equalsIgnoreCase(recipient);
    }

    boolean mentions(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return contains(to, wanted) || contains(subject, wanted) || contains(text, wanted);
    }

    private static boolean contains(@Nullable String field, String wanted) {
        return field != null && field.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
