package io.okpay.notification.support;

import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.platform.event.PaymentFailed;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Opens a conversation for a payment that failed through no fault of its payer. */
@ApplicationScoped
class FailedPayments {

    private final Inbox inbox;
    private final Converse converse;
    private final Contacts contacts;
    private final SupportRules rules;

    FailedPayments(Inbox inbox, Converse converse, Contacts contacts, SupportRules rules) {
        this.inbox = inbox;
        this.converse = converse;
        this.contacts = contacts;
        this.rules = rules;
    }

    @Incoming("support-payments")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveAll("support", messages, Handlers.on(PaymentFailed.class, this::failed));
    }

    private void failed(PaymentFailed event) {
        if (!rules.opensForFailures().contains(event.code())) {
            return;
        }
        boolean chinese = contacts.findByIdOptional(event.payerId())
                .map(Contact::locale)
                .map(locale -> Locale.forLanguageTag(locale).getLanguage().equals("zh"))
                .orElse(false);
        converse.openFor(
                event.payerId(),
                "payment-failed:" + event.paymentId(),
                Category.PAYMENT,
                event.paymentId(),
                chinese ? "未能完成的付款" : "A payment that could not be made",
                chinese
                        ? "您的一笔 " + event.amount() + " 付款未能完成，资金没有转移。我们正在核实原因，并会在此答复您。"
                        : "Your payment of " + event.amount()
                                + " could not be made, and no money was moved. We look into the reason and write to you here.");
    }
}
