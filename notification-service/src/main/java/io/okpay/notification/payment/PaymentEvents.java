package io.okpay.notification.payment;

import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.merchant.Merchants;
import io.okpay.notification.message.MessageTemplate;
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
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Tells payers and payees how their payments ended. */
@ApplicationScoped
class PaymentEvents {

    /** After this, news of a payment would rather confuse than inform. */
    private static final Duration NEWS = Duration.ofHours(24);

    private static final String WITHDRAWAL = "WITHDRAWAL";
    private static final String CONVERSION = "CONVERSION";
    private static final String CROSS_BORDER = "CROSS_BORDER_TRANSFER";
    private static final String MERCHANT_PAYMENT = "MERCHANT_PAYMENT";
    private static final String REFUND = "REFUND";

    private final Inbox inbox;
    private final Contacts contacts;
    private final Merchants merchants;
    private final TellCustomer tellCustomer;

    PaymentEvents(Inbox inbox, Contacts contacts, Merchants merchants, TellCustomer tellCustomer) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.merchants = merchants;
        this.tellCustomer = tellCustomer;
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
        String received = event.received().toString();
        String debited = event.debited().toString();
        if (event.payerId().equals(event.payeeId())) {
            tell(
                    event.payerId(),
                    event.paymentId(),
                    event.type().equals(WITHDRAWAL)
                            ? MessageTemplate.WITHDRAWAL_COMPLETED
                            : MessageTemplate.TOP_UP_COMPLETED,
                    Map.of("amount", received, "debited", debited),
                    event.completedAt());
            return;
        }
        // a beneficiary with a bank account is no customer
        if (event.type().equals(CROSS_BORDER)
                && contacts.findByIdOptional(event.payeeId()).isEmpty()) {
            tell(
                    event.payerId(),
                    event.paymentId(),
                    MessageTemplate.SENT_ABROAD,
                    Map.of("amount", received, "debited", debited),
                    event.completedAt());
            return;
        }
        boolean refund = event.type().equals(REFUND);
        tell(
                event.payerId(),
                event.paymentId(),
                refund ? MessageTemplate.REFUND_SENT : MessageTemplate.PAYMENT_SENT,
                Map.of(
                        "amount",
                        // a merchant bears the fee: what reaches it says nothing to who paid
                        event.type().equals(MERCHANT_PAYMENT) ? debited : received,
                        "debited",
                        debited,
                        "payee",
                        nameOf(event.payeeId())),
                event.completedAt());
        tell(
                event.payeeId(),
                event.paymentId(),
                refund ? MessageTemplate.PAYMENT_REFUNDED : MessageTemplate.PAYMENT_RECEIVED,
                Map.of("amount", received, "payer", nameOf(event.payerId())),
                event.completedAt());
    }

    private void failed(PaymentFailed event) {
        tell(
                event.payerId(),
                event.paymentId(),
                MessageTemplate.PAYMENT_FAILED,
                Map.of("amount", event.amount().toString(), "reason", event.code()),
                event.failedAt());
    }

    private void takenBack(PaymentTakenBack event) {
        tell(
                event.customerId(),
                event.paymentId(),
                switch (event.type()) {
                    case WITHDRAWAL, CROSS_BORDER -> MessageTemplate.WITHDRAWAL_RETURNED;
                    default -> MessageTemplate.TOP_UP_TAKEN_BACK;
                },
                Map.of("amount", event.amount().toString()),
                event.takenBackAt());
    }

    private void tell(
            UUID customerId, UUID paymentId, MessageTemplate template, Map<String, String> variables, Instant at) {
        tellCustomer.tell(customerId, new News(template, variables, paymentId, at, at.plus(NEWS)));
    }

    private String nameOf(UUID customerId) {
        return contacts.findByIdOptional(customerId)
                .map(Contact::fullName)
                .or(() -> merchants.nameOf(customerId))
                .orElse("OKPay");
    }
}
