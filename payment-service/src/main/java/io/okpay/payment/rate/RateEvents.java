package io.okpay.payment.rate;

import io.okpay.platform.event.RateCardPublished;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the cards up to date: of all that come at once the latest of each pair, in one statement. */
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
        Map<String, CardHead> latest = new HashMap<>();
        inbox.receiveState(
                messages,
                Handlers.onData(RateCardPublished.class, data -> {
                    CardHead card = CardHead.read(data);
                    latest.merge(card.pair(), card, (one, other) -> one.version() >= other.version() ? one : other);
                }),
                () -> {
                    cards.see(latest.values());
                    latest.clear();
                });
    }
}
