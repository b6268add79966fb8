package io.okpay.notification.rate;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.message.MessageQueue;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.RateAlertTriggered;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Tells customers of rates that they wait for. */
@ApplicationScoped
class RateAlertEvents {

    /** After this the rate has moved on. */
    private static final Duration NEWS = Duration.ofHours(1);

    private final Inbox inbox;
    private final Contacts contacts;
    private final MessageQueue queue;

    RateAlertEvents(Inbox inbox, Contacts contacts, MessageQueue queue) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.queue = queue;
    }

    @Incoming("rate-alerts")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive("rate-news", message, Handlers.on(RateAlertTriggered.class, this::triggered));
    }

    private void triggered(RateAlertTriggered event) {
        MessageTemplate template =
                event.direction().equals("ABOVE") ? MessageTemplate.RATE_ABOVE : MessageTemplate.RATE_BELOW;
        Map<String, String> variables = Map.of(
                "pair", event.pair(),
                "threshold", event.threshold().toPlainString(),
                "rate", event.rate().toPlainString());
        contacts.findByIdOptional(event.customerId())
                .ifPresent(contact -> queue.add(
                        UuidCreator.getTimeOrderedEpoch(),
                        template,
                        Channel.SMS,
                        contact.phone(),
                        contact.locale(),
                        variables,
                        event.triggeredAt().plus(NEWS)));
    }
}
