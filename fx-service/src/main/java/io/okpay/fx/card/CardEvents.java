package io.okpay.fx.card;

import io.okpay.platform.event.RateBand;
import io.okpay.platform.event.RateCardPublished;
import io.okpay.platform.outbox.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Publishes issues of cards. The issue's own row is what an outbox would keep; a card that is sent twice has one event id. */
@ApplicationScoped
class CardEvents {

    private final EventProducer producer;

    CardEvents(EventProducer producer) {
        this.producer = producer;
    }

    /** Returns when the broker has all cards. */
    void publish(List<RateCard> cards) {
        EventProducer.awaitAll(cards.stream()
                .map(card -> producer.send(
                        producer.record(event(card), id(card), card.issue().validFrom(), null)))
                .toList());
    }

    private static UUID id(RateCard card) {
        String name = "rate-card\n" + card.issue().version() + "\n" + card.pair();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static RateCardPublished event(RateCard card) {
        RateCard.Band standard = card.standard();
        return new RateCardPublished(
                card.pair().toString(),
                card.mid(),
                standard.buy(),
                standard.sell(),
                standard.spread(),
                card.issue().source(),
                card.issue().version(),
                card.issue().validFrom(),
                card.issue().validUntil(),
                card.bands().stream()
                        .map(band -> new RateBand(band.tier(), band.from(), band.spread(), band.buy(), band.sell()))
                        .toList());
    }
}
