package io.okpay.notification.command;

import io.okpay.notification.contact.Contacts;
import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.message.MessageQueue;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.otp.SendPasscode;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.MessageRequested;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code okpay.notification.commands}. */
@ApplicationScoped
class Commands {

    private static final String CONSUMER = "command";

    private final Inbox inbox;
    private final SendPasscode sendPasscode;
    private final Contacts contacts;
    private final TellCustomer tellCustomer;
    private final MessageQueue queue;

    Commands(Inbox inbox, SendPasscode sendPasscode, Contacts contacts, TellCustomer tellCustomer, MessageQueue queue) {
        this.inbox = inbox;
        this.sendPasscode = sendPasscode;
        this.contacts = contacts;
        this.tellCustomer = tellCustomer;
        this.queue = queue;
    }

    /** A passcode is waited for, and its quotas are rows that others wait for: each has a transaction of its own, and goes first. */
    @Incoming("commands")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        for (ConsumerRecord<String, byte[]> message : messages) {
            if (EventType.OTP_REQUESTED.type().equals(CloudEventHeaders.get(message.headers(), "ce_type"))) {
                inbox.receiveAll(CONSUMER, List.of(message), Handlers.on(OtpRequested.class, sendPasscode::send));
            }
        }
        inbox.receiveAll(CONSUMER, messages, Handlers.on(MessageRequested.class, this::send));
    }

    /** A customer is told as always; others have this message only. */
    private void send(MessageRequested command) {
        MessageTemplate template = MessageTemplate.valueOf(command.template());
        if (template.isPasscode()) {
            throw new IllegalArgumentException("A passcode is asked for by OtpRequested, not by " + template);
        }
        contacts.ofPhone(command.recipient())
                .filter(contact -> command.channel() == Channel.SMS)
                .ifPresentOrElse(
                        contact -> tellCustomer.tell(
                                command.messageId(),
                                contact,
                                new News(template, command.variables(), null, Instant.now(), null)),
                        () -> queue.add(
                                command.messageId(),
                                template,
                                command.channel(),
                                command.recipient(),
                                command.locale(),
                                command.variables(),
                                null));
    }
}
