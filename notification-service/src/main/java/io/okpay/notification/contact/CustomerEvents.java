package io.okpay.notification.contact;

import io.okpay.notification.message.MessageTemplate;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the directory and greets new customers. */
@ApplicationScoped
class CustomerEvents {

    private final Inbox inbox;
    private final Contacts contacts;
    private final TellCustomer tellCustomer;

    CustomerEvents(Inbox inbox, Contacts contacts, TellCustomer tellCustomer) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.tellCustomer = tellCustomer;
    }

    @Incoming("customers")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                "contact",
                message,
                Handlers.on(CustomerRegistered.class, this::registered)
                        .and(CustomerEmailVerified.class, this::emailVerified));
    }

    private void registered(CustomerRegistered event) {
        if (contacts.findByIdOptional(event.customerId()).isPresent()) {
            return;
        }
        contacts.persist(new Contact(
                event.customerId(),
                event.phone(),
                event.fullName(),
                event.country(),
                event.locale(),
                event.registeredAt()));
        tellCustomer.tell(
                event.customerId(),
                new News(MessageTemplate.WELCOME, Map.of("name", event.fullName()), null, event.registeredAt(), null));
    }

    private void emailVerified(CustomerEmailVerified event) {
        contacts.findByIdOptional(event.customerId()).ifPresent(contact -> contact.emailVerified(event.email()));
    }
}
