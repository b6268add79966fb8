package io.okpay.notification.support;

import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.message.MessageTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** What support writes also reaches customers who do not look: in the inbox, and by the channels that they chose. */
@ApplicationScoped
class TellOfAnswer {

    private final TellCustomer tellCustomer;

    TellOfAnswer(TellCustomer tellCustomer) {
        this.tellCustomer = tellCustomer;
    }

    void tell(Conversation conversation, String text, Instant now) {
        tellCustomer.tell(
                conversation.customerId(),
                new News(
                        MessageTemplate.SUPPORT_ANSWER,
                        Map.of("subject", conversation.subject(), "longText", text),
                        conversation.paymentId(),
                        now,
                        null));
    }
}
