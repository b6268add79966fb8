package io.okpay.notification.support;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Shows operators how many conversations wait longer than promised: the gauge {@code okpay.support.late}. */
@ApplicationScoped
class CountLate {

    private final Conversations conversations;
    private final AtomicLong late = new AtomicLong();

    CountLate(Conversations conversations, MeterRegistry metrics) {
        this.conversations = conversations;
        metrics.gauge("okpay.support.late", late);
    }

    @Scheduled(every = "1m", delayed = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void count() {
        late.set(conversations.late(Instant.now()));
    }
}
