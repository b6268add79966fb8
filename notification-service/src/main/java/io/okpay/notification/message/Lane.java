package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One channel's way out: a provider that is slow or down fills its own lane and no other. One thread claims what is due, gives each message
 * to a virtual thread, and records what came of attempts: whatever ended while the last record was written is written together.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final Channel channel;
    private final Messages messages;
    private final DeliverMessage deliverMessage;
    private final DeliveryRules rules;
    private final Semaphore work = new Semaphore(0);
    private final ConcurrentLinkedQueue<DeliverMessage.Attempted> ended = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final ExecutorService deliveries;
    private volatile boolean running = true;
    /** Touched by the lane's thread only, and by the one that stops it when it has ended. */
    private int underway;

    Lane(Channel channel, Messages messages, DeliverMessage deliverMessage, DeliveryRules rules) {
        this.channel = channel;
        this.messages = messages;
        this.deliverMessage = deliverMessage;
        this.rules = rules;
        String name = "messages-" + channel;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        this.deliveries = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    void start() {
        thread.start();
    }

    /** Claims nothing more, and waits for the attempts that are underway. */
    void stop() throws InterruptedException {
        running = false;
        wake();
        thread.join(LONGEST_STOP);
        deliveries.shutdown();
        if (!deliveries.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            deliveries.shutdownNow();
        }
        recordEnded();
    }

    void wake() {
        work.release();
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    private void run() {
        while (running) {
            try {
                if (work.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                recordEnded();
                claimDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warnf("Messages by %s wait in the queue: %s", channel, e.getMessage());
                }
            }
        }
    }

    private void claimDue() {
        int room = rules.atOnce() - underway;
        if (!running || room <= 0) {
            return;
        }
        List<Message> claimed = QuarkusTransaction.requiringNew()
                .call(() -> messages.claim(channel, room, Instant.now(), rules.lease()));
        underway += claimed.size();
        claimed.forEach(message -> deliveries.execute(() -> deliver(message)));
    }

    private void deliver(Message message) {
        Outcome outcome;
        try {
            outcome = deliverMessage.attempt(message);
        } catch (RuntimeException e) {
            outcome = new Outcome.Postponed(e.getClass().getSimpleName());
        }
        ended.add(new DeliverMessage.Attempted(message, outcome));
        wake();
    }

    /** What cannot be recorded is tried again after its lease, under the same id. */
    private void recordEnded() {
        List<DeliverMessage.Attempted> batch = new ArrayList<>();
        for (DeliverMessage.Attempted one = ended.poll(); one != null; one = ended.poll()) {
            batch.add(one);
        }
        if (!batch.isEmpty()) {
            underway -= batch.size();
            deliverMessage.record(batch);
        }
    }
}
