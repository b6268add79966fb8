package io.okpay.notification.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.message.MessageQueue;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PaymentFailed;
import io.okpay.platform.event.PaymentTakenBack;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Tells payers and payees how their payments ended. */
@ApplicationScoped
class PaymentEvents {

    private static final Logger LOG = Logger.getLogger(PaymentEvents.class);

    /** After this, news of a payment would rather confuse than inform. */
    private static final Duration NEWS = Duration.ofHours(24);

    private static final String WITHDRAWAL = "WITHDRAWAL";
    private static final String CONVERSION = "CONVERSION";
    private static final String REFUND = "REFUND";

    private final Inbox inbox;
    private final Contacts contacts;
    private final MessageQueue queue;

    PaymentEvents(Inbox inbox, Contacts contacts, MessageQueue queue) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.queue = queue;
    }

    @Incoming("payments")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveAll(
                "payment-news",
                messages,
                Handlers.on(PaymentCompleted.class, this::completed)
                        .and(PaymentFailed.class, this::failed)
                        .and(PaymentTakenBack.class, this::takenBack));
    }

    private void completed(PaymentCompleted event) {
        // the money never left its owner, who sees it at once
        if (event.type().equals(CONVERSION)) {
            return;
        }
        Optional<Contact> payer = contactOf(event.payerId(), event.paymentId());
        String received = event.received().toString();
        String debited = event.debited().toString();
        if (event.payerId().equals(event.payeeId())) {
            payer.ifPresent(contact -> tell(
                    contact,
                    event.type().equals(WITHDRAWAL)
                            ? MessageTemplate.WITHDRAWAL_COMPLETED
                            : MessageTemplate.TOP_UP_COMPLETED,
                    Map.of("amount", received, "debited", debited),
                    event.completedAt()));
            return;
        }
        Optional<Contact> payee = contactOf(event.payeeId(), event.paymentId());
        boolean refund = event.type().equals(REFUND);
        payer.ifPresent(contact -> tell(
                contact,
                refund ? MessageTemplate.REFUND_SENT : MessageTemplate.PAYMENT_SENT,
                Map.of("amount", received, "debited", debited, "payee", nameOf(payee)),
                event.completedAt()));
        payee.ifPresent(contact -> tell(
                contact,
                refund ? MessageTemplate.PAYMENT_REFUNDED : MessageTemplate.PAYMENT_RECEIVED,
                Map.of("amount", received, "payer", nameOf(payer)),
                event.completedAt()));
    }

    private void failed(PaymentFailed event) {
        contactOf(event.payerId(), event.paymentId())
                .ifPresent(contact -> tell(
                        contact,
                        MessageTemplate.PAYMENT_FAILED,
                        Map.of("amount", event.amount().toString(), "reason", event.code()),
                        event.failedAt()));
    }

    private void takenBack(PaymentTakenBack event) {
        contactOf(event.customerId(), event.paymentId())
                .ifPresent(contact -> tell(
                        contact,
                        event.type().equals(WITHDRAWAL)
                                ? MessageTemplate.WITHDRAWAL_RETURNED
                                : MessageTemplate.TOP_UP_TAKEN_BACK,
                        Map.of("amount", event.amount().toString()),
                        event.takenBackAt()));
    }

    private void tell(Contact contact, MessageTemplate template, Map<String, String> variables, Instant at) {
        queue.add(
                UuidCreator.getTimeOrderedEpoch(),
                template,
                Channel.SMS,
                contact.phone(),
                contact.locale(),
                variables,
                at.plus(NEWS));
    }

    private Optional<Contact> contactOf(UUID customerId, UUID paymentId) {
        Optional<Contact> contact = contacts.findByIdOptional(customerId);
        if (contact.isEmpty()) {
            LOG.warnf("Payment %s: customer %s is not in the directory and is not told", paymentId, customerId);
        }
        return contact;
    }

    private static String nameOf(Optional<Contact> contact) {
        return contact.map(Contact::fullName).orElse("OKPay");
    }
}
