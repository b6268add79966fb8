package io.okpay.notification.command;

import io.okpay.notification.message.MessageQueue;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.otp.SendPasscode;
import io.okpay.platform.event.MessageRequested;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes {@code okpay.notification.commands}. */
@ApplicationScoped
class Commands {

    private final Inbox inbox;
    private final SendPasscode sendPasscode;
    private final MessageQueue queue;

    Commands(Inbox inbox, SendPasscode sendPasscode, MessageQueue queue) {
        this.inbox = inbox;
        this.sendPasscode = sendPasscode;
        this.queue = queue;
    }

    @Incoming("commands")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                "command",
                message,
                Handlers.on(OtpRequested.class, sendPasscode::send).and(MessageRequested.class, this::send));
    }

    private void send(MessageRequested command) {
        MessageTemplate template = MessageTemplate.valueOf(command.template());
        if (template.isPasscode()) {
            throw new IllegalArgumentException("A passcode is asked for by OtpRequested, not by " + template);
        }
        queue.add(
                command.messageId(),
                template,
                command.channel(),
                command.recipient(),
                command.locale(),
                command.variables(),
                null);
    }
}
