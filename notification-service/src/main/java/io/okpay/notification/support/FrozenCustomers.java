package io.okpay.notification.support;

import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.message.UtcTime;
import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.FreezeExplanation;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Opens a conversation with a customer who was frozen, which says why, what works all the same, and what to do. */
@ApplicationScoped
class FrozenCustomers {

    private final Inbox inbox;
    private final Converse converse;
    private final Contacts contacts;

    FrozenCustomers(Inbox inbox, Converse converse, Contacts contacts) {
        this.inbox = inbox;
        this.converse = converse;
        this.contacts = contacts;
    }

    @Incoming("support-freezes")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive("support-freezes", message, Handlers.on(CustomerFrozen.class, this::frozen));
    }

    private void frozen(CustomerFrozen event) {
        boolean chinese = contacts.findByIdOptional(event.customerId())
                .map(Contact::locale)
                .map(FrozenCustomers::isChinese)
                .orElse(false);
        converse.openFor(
                event.customerId(),
                "frozen:" + event.freezeId(),
                Category.SECURITY,
                null,
                chinese ? "您的账户已被冻结" : "Your account is frozen",
                event.explanations().stream()
                        .filter(words -> isChinese(words.locale()) == chinese)
                        .findFirst()
                        .map(words -> text(words, UtcTime.of(event.reviewBy()), chinese))
                        .orElse(event.reasonClass()));
    }

    private static String text(FreezeExplanation words, String reviewBy, boolean chinese) {
        String text = (chinese ? "原因：" : "Why: ")
                + words.reason()
                + (chinese ? "。\n\n仍可使用：" : ".\n\nWhat works all the same:")
                + list(words.stillWorks());
        if (!words.toProvide().isEmpty()) {
            text += (chinese ? "\n\n请您提供：" : "\n\nWhat we need from you:") + list(words.toProvide());
        }
        return text + (chinese ? "\n\n我们将在 " + reviewBy + " 之前复核。" : "\n\nWe review it by " + reviewBy + ".");
    }

    private static String list(List<String> lines) {
        return "\n- " + String.join("\n- ", lines);
    }

    private static boolean isChinese(String locale) {
        return Locale.forLanguageTag(locale).getLanguage().equals("zh");
    }
}
