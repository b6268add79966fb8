package io.okpay.notification.payment;

import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.message.UtcTime;
import io.okpay.platform.event.SchedulePaused;
import io.okpay.platform.event.ScheduledPaymentFailed;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Tells payers of scheduled payments that were not made. */
@ApplicationScoped
class ScheduleEvents {

    private static final Duration NEWS = Duration.ofHours(24);

    private final Inbox inbox;
    private final TellCustomer tellCustomer;

    ScheduleEvents(Inbox inbox, TellCustomer tellCustomer) {
        this.inbox = inbox;
        this.tellCustomer = tellCustomer;
    }

    @Incoming("schedules")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                "schedule-news",
                message,
                Handlers.on(ScheduledPaymentFailed.class, this::failed).and(SchedulePaused.class, this::paused));
    }

    private void failed(ScheduledPaymentFailed event) {
        Instant retryAt = event.retryAt();
        String amount = event.amount().toString();
        if (retryAt == null) {
            tell(
                    event.customerId(),
                    MessageTemplate.SCHEDULED_PAYMENT_FAILED,
                    Map.of(
                            "amount", amount,
                            "payee", event.payeeName(),
                            "dueOn", event.dueOn().toString(),
                            "reason", event.code()),
                    event.failedAt());
        } else {
            tell(
                    event.customerId(),
                    MessageTemplate.SCHEDULED_PAYMENT_DELAYED,
                    Map.of(
                            "amount", amount,
                            "payee", event.payeeName(),
                            "reason", event.code(),
                            "retryAt", UtcTime.of(retryAt)),
                    event.failedAt());
        }
    }

    private void paused(SchedulePaused event) {
        tell(
                event.customerId(),
                MessageTemplate.SCHEDULE_PAUSED,
                Map.of("amount", event.amount().toString(), "payee", event.payeeName()),
                event.pausedAt());
    }

    private void tell(UUID customerId, MessageTemplate template, Map<String, String> variables, Instant at) {
        tellCustomer.tell(customerId, new News(template, variables, null, at, at.plus(NEWS)));
    }
}
