package io.okpay.notification.merchant;

import io.okpay.platform.event.MerchantRegistered;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the merchants and their clients. */
@ApplicationScoped
class MerchantEvents {

    private final Inbox inbox;
    private final Merchants merchants;

    MerchantEvents(Inbox inbox, Merchants merchants) {
        this.inbox = inbox;
        this.merchants = merchants;
    }

    @Incoming("merchants")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive("merchant", message, Handlers.on(MerchantRegistered.class, this::registered));
    }

    private void registered(MerchantRegistered event) {
        if (merchants.findByIdOptional(event.merchantId()).isEmpty()) {
            merchants.persist(new Merchant(event.merchantId(), event.clientId(), event.name()));
        }
    }
}
