package io.okpay.notification.message;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Takes due messages from the queue, right after a commit when woken and every second otherwise, and gives each to a virtual
 * thread. A claimed message is leased: when this replica dies, another one tries again after the lease.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final Messages messages;
    private final DeliverMessage deliverMessage;
    private final DeliveryRules rules;
    private final Semaphore work = new Semaphore(0);
    private final Semaphore free;
    private final Thread thread;
    private final ExecutorService deliveries = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("message-", 0).factory());
    private volatile boolean running = true;

    Dispatcher(Messages messages, DeliverMessage deliverMessage, DeliveryRules rules) {
        this.messages = messages;
        this.deliverMessage = deliverMessage;
        this.rules = rules;
        this.free = new Semaphore(rules.atOnce());
        this.thread = Thread.ofPlatform().name("message-dispatcher").daemon().unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        thread.join(LONGEST_STOP);
        deliveries.shutdown();
        if (!deliveries.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            deliveries.shutdownNow();
        }
    }

    /** Says that there may be messages to send. */
    void wake() {
        work.release();
    }

    /** Whether due messages will be taken. */
    boolean isRunning() {
        return thread.isAlive();
    }

    @Scheduled(every = "6h", delayed = "11m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOldMessages() {
        QuarkusTransaction.requiringNew()
                .run(() -> messages.deleteFinishedBefore(Instant.now().minus(rules.kept())));
    }

    private void run() {
        while (running) {
            try {
                if (work.tryAcquire(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
                    work.drainPermits();
                }
                dispatchDue();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warnf("Messages wait in the queue: %s", e.getMessage());
                }
            }
        }
    }

    private void dispatchDue() {
        int most = free.availablePermits();
        while (running && most > 0) {
            int room = most;
            List<Message> claimed =
                    QuarkusTransaction.requiringNew().call(() -> messages.claim(room, Instant.now(), rules.lease()));
            for (Message message : claimed) {
                free.acquireUninterruptibly();
                deliveries.execute(() -> deliver(message));
            }
            most = claimed.size() < room ? 0 : free.availablePermits();
        }
    }

    private void deliver(Message message) {
        try {
            deliverMessage.deliver(message);
        } catch (RuntimeException e) {
            LOG.warnf("Message %s waits for the end of its lease: %s", message.id(), e.getMessage());
        } finally {
            free.release();
            wake();
        }
    }
}
