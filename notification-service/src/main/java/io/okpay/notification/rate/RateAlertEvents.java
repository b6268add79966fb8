package io.okpay.notification.rate;

import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.message.MessageTemplate;
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
    private final TellCustomer tellCustomer;

    RateAlertEvents(Inbox inbox, TellCustomer tellCustomer) {
        this.inbox = inbox;
        this.tellCustomer = tellCustomer;
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
        tellCustomer.tell(
                event.customerId(),
                new News(
                        template,
                        variables,
                        null,
                        event.triggeredAt(),
                        event.triggeredAt().plus(NEWS)));
    }
}
