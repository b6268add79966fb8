package io.okpay.notification.inbox;

import io.okpay.notification.message.Category;
import io.okpay.notification.message.Language;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.message.Text;
import io.okpay.notification.message.Texts;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a customer was told.
 *
 * @param kind for programs
 * @param title in the language of Accept-Language, as plain text
 * @param text in that language, as plain text
 * @param paymentId the payment that it is about
 */
public record InboxItemResponse(
        UUID id,
        Category category,
        MessageTemplate kind,
        String title,
        String text,
        @Nullable UUID paymentId,
        Instant createdAt,
        @Nullable Instant readAt) {

    static InboxItemResponse from(InboxItem item, Texts texts, Language language) {
        Text text = texts.renderForInbox(item.template(), language, item.variables());
        return new InboxItemResponse(
                item.id(),
                item.category(),
                item.template(),
                Objects.requireNonNull(text.subject()),
                text.body(),
                item.paymentId(),
                item.createdAt(),
                item.readAt());
    }
}
