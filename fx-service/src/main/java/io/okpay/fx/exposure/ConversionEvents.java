package io.okpay.fx.exposure;

import io.okpay.platform.event.ConversionExecuted;
import io.okpay.platform.event.ConversionReversed;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Adds each executed conversion to the exposure, and takes back what was undone, once. */
@ApplicationScoped
public class ConversionEvents {

    private static final String CONSUMER = "exposure";

    private final Inbox inbox;
    private final Exposures exposures;

    ConversionEvents(Inbox inbox, Exposures exposures) {
        this.inbox = inbox;
        this.exposures = exposures;
    }

    @Incoming("conversions")
    @Blocking
    void conversions(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveAll(
                CONSUMER,
                messages,
                Handlers.on(ConversionExecuted.class, exposures::add)
                        .and(ConversionReversed.class, exposures::takeBack));
    }
}
