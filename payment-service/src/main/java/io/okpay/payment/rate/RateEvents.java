package io.okpay.payment.rate;

import io.okpay.platform.event.RateCardPublished;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the cards up to date. */
@ApplicationScoped
public class RateEvents {

    private final Inbox inbox;
    private final RateCards cards;

    RateEvents(Inbox inbox, RateCards cards) {
        this.inbox = inbox;
        this.cards = cards;
    }

    @Incoming("rate-cards")
    @Blocking
    void cards(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveState(messages, Handlers.on(RateCardPublished.class, cards::see));
    }
}
