package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes due messages from the queue, right after a commit when woken and every second otherwise, each channel in its own lane. A claimed
 * message is leased: when this replica dies, another one tries again after the lease.
 */
@ApplicationScoped
class Dispatcher {

    private final Messages messages;
    private final DeliverMessage deliverMessage;
    private final DeliveryRules rules;
    private volatile List<Lane> lanes = List.of();

    Dispatcher(Messages messages, DeliverMessage deliverMessage, DeliveryRules rules) {
        this.messages = messages;
        this.deliverMessage = deliverMessage;
        this.rules = rules;
    }

    void start(@Observes StartupEvent event) {
        lanes = Stream.of(Channel.values())
                .map(channel -> new Lane(channel, messages, deliverMessage, rules))
                .toList();
        lanes.forEach(Lane::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (Lane lane : lanes) {
            lane.stop();
        }
    }

    /** Says that there may be messages to send. */
    void wake() {
        lanes.forEach(Lane::wake);
    }

    /** Whether due messages of all channels will be taken. */
    boolean isRunning() {
        return lanes.stream().allMatch(Lane::isRunning);
    }

    @Scheduled(every = "10m", delayed = "1m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetContents() {
        QuarkusTransaction.requiringNew()
                .run(() -> messages.forgetContentsOfFinishedBefore(Instant.now().minus(rules.contentsKept())));
    }

    @Scheduled(every = "6h", delayed = "11m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOldMessages() {
        QuarkusTransaction.requiringNew()
                .run(() -> messages.deleteFinishedBefore(Instant.now().minus(rules.kept())));
    }
}
