package io.okpay.notification.support;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.message.MessageQueue;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.platform.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What support writes also goes to the customer's verified address. What people wrote is no markup there. */
@ApplicationScoped
class MailCopy {

    private final Contacts contacts;
    private final MessageQueue queue;

    MailCopy(Contacts contacts, MessageQueue queue) {
        this.contacts = contacts;
        this.queue = queue;
    }

    void send(Conversation conversation, String text) {
        contacts.findByIdOptional(conversation.customerId())
                .ifPresent(contact -> contact.verifiedEmail()
                        .ifPresent(email -> queue.add(
                                UuidCreator.getTimeOrderedEpoch(),
                                MessageTemplate.SUPPORT_ANSWER,
                                Channel.EMAIL,
                                email,
                                contact.locale(),
                                Map.of("subject", escaped(conversation.subject()), "longText", escaped(text)),
                                null)));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
