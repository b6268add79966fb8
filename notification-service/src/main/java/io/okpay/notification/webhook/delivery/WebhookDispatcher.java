package io.okpay.notification.webhook.delivery;

import io.okpay.notification.webhook.WebhookRules;
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
 * Leases due deliveries, when woken and every second otherwise, and gives each to a virtual thread. What a dead replica had leased is
 * tried by another one after the lease.
 */
@ApplicationScoped
class WebhookDispatcher {

    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final WebhookDeliveries deliveries;
    private final DeliverWebhook deliverWebhook;
    private final WebhookRules rules;
    private final Semaphore work = new Semaphore(0);
    private final Semaphore free;
    private final Thread thread;
    private final ExecutorService attempts = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private volatile boolean running = true;

    WebhookDispatcher(WebhookDeliveries deliveries, DeliverWebhook deliverWebhook, WebhookRules rules) {
        this.deliveries = deliveries;
        this.deliverWebhook = deliverWebhook;
        this.rules = rules;
        this.free = new Semaphore(rules.atOnce());
        this.thread = Thread.ofPlatform().name("webhook-dispatcher").daemon().unstarted(this::run);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        thread.join(LONGEST_STOP);
        attempts.shutdown();
        if (!attempts.awaitTermination(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            attempts.shutdownNow();
        }
    }

    /** Says that there may be something to send. */
    void wake() {
        work.release();
    }

    /** Whether due deliveries will be taken. */
    boolean isRunning() {
        return thread.isAlive();
    }

    @Scheduled(every = "6h", delayed = "13m", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetOldMessages() {
        QuarkusTransaction.requiringNew()
                .run(() -> deliveries.deleteMessagesBefore(Instant.now().minus(rules.kept())));
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
                    LOG.warnf("Webhooks wait: %s", e.getMessage());
                }
            }
        }
    }

    private void dispatchDue() {
        int room = free.availablePermits();
        if (!running || room == 0) {
            return;
        }
        List<WebhookDelivery> claimed = QuarkusTransaction.requiringNew()
                .call(() -> deliveries.claim(room, rules.atOncePerEndpoint(), Instant.now(), rules.lease()));
        for (WebhookDelivery delivery : claimed) {
            free.acquireUninterruptibly();
            attempts.execute(() -> deliver(delivery));
        }
    }

    private void deliver(WebhookDelivery delivery) {
        try {
            deliverWebhook.deliver(delivery);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warnf("Webhook delivery %s waits for the end of its lease: %s", delivery.id(), e.getMessage());
        } finally {
            free.release();
            wake();
        }
    }
}
