package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as operators see it: without its text, and with as much of the recipient as tells two apart.
 *
 * @param failure why the last attempt failed, without personal data
 * @param canBeSentAgain whether its content is still there
 */
public record MessageResponse(
        UUID id,
        @Nullable UUID customerId,
        MessageTemplate template,
        Channel channel,
        String recipient,
        Language language,
        Message.State state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String failure,
        @Nullable String providerId,
        Instant createdAt,
        @Nullable Instant finishedAt,
        boolean canBeSentAgain) {

    static MessageResponse from(Message message) {
        return new MessageResponse(
                message.id(),
                message.customerId(),
                message.template(),
                message.channel(),
                masked(message.channel(), message.recipient()),
                message.language(),
                message.state(),
                message.attempts(),
                message.state() == Message.State.PENDING ? message.nextAttemptAt() : null,
                message.failure(),
                message.providerId(),
                message.createdAt(),
                message.finishedAt(),
                message.canFollow());
    }

    static String masked(Channel channel, String recipient) {
        if (channel != Channel.EMAIL) {
            return "…" + recipient.substring(Math.max(0, recipient.length() - 4));
        }
        int at = recipient.indexOf('@');
        return recipient.substring(0, Math.min(1, at)) + "…" + recipient.substring(at);
    }
}
