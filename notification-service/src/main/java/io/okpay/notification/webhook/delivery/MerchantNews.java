package io.okpay.notification.webhook.delivery;

import io.okpay.notification.webhook.WebhookEvent;
import io.okpay.platform.event.OrderCancelled;
import io.okpay.platform.event.OrderExpired;
import io.okpay.platform.event.OrderPaid;
import io.okpay.platform.event.OrderRefunded;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PayoutCompleted;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What happens to merchants, in the words of the page {@code docs/webhooks.md}. Who paid is not among them. */
@ApplicationScoped
class MerchantNews {

    private final Inbox inbox;
    private final TellMerchant tellMerchant;
    private final WebhookDispatcher dispatcher;

    MerchantNews(Inbox inbox, TellMerchant tellMerchant, WebhookDispatcher dispatcher) {
        this.inbox = inbox;
        this.tellMerchant = tellMerchant;
        this.dispatcher = dispatcher;
    }

    @Incoming("merchant-news")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveAll(
                "merchant-news",
                messages,
                Handlers.on(PaymentCompleted.class, this::completed)
                        .and(OrderPaid.class, this::paid)
                        .and(OrderRefunded.class, this::refunded)
                        .and(OrderExpired.class, this::expired)
                        .and(OrderCancelled.class, this::cancelled)
                        .and(PayoutCompleted.class, this::completed));
        dispatcher.wake();
    }

    private void completed(PaymentCompleted event) {
        // a withdrawal or a conversion of the merchant's own money is no payment to it
        if (!event.payeeId().equals(event.payerId())) {
            tellMerchant.tell(
                    event.payeeId(),
                    WebhookEvent.PAYMENT_COMPLETED,
                    event.completedAt(),
                    data(
                            "paymentId", event.paymentId(),
                            "paymentType", event.type(),
                            "received", event.received(),
                            "note", event.note()));
        }
    }

    private void paid(OrderPaid event) {
        tellMerchant.tell(
                event.merchantId(),
                WebhookEvent.ORDER_PAID,
                event.paidAt(),
                data(
                        "orderId", event.orderId(),
                        "reference", event.reference(),
                        "amount", event.amount(),
                        "fee", event.fee(),
                        "net", event.net(),
                        "paymentId", event.paymentId()));
    }

    private void refunded(OrderRefunded event) {
        tellMerchant.tell(
                event.merchantId(),
                WebhookEvent.ORDER_REFUNDED,
                event.refundedAt(),
                data(
                        "orderId", event.orderId(),
                        "reference", event.reference(),
                        "amount", event.amount(),
                        "refund", event.refund(),
                        "refunded", event.refunded(),
                        "refundId", event.refundId()));
    }

    private void expired(OrderExpired event) {
        tellMerchant.tell(
                event.merchantId(),
                WebhookEvent.ORDER_EXPIRED,
                event.expiredAt(),
                data("orderId", event.orderId(), "reference", event.reference(), "amount", event.amount()));
    }

    private void cancelled(OrderCancelled event) {
        tellMerchant.tell(
                event.merchantId(),
                WebhookEvent.ORDER_CANCELLED,
                event.cancelledAt(),
                data("orderId", event.orderId(), "reference", event.reference(), "amount", event.amount()));
    }

    private void completed(PayoutCompleted event) {
        tellMerchant.tell(
                event.merchantId(),
                WebhookEvent.PAYOUT_COMPLETED,
                event.completedAt(),
                data(
                        "payoutId", event.payoutId(),
                        "reference", event.reference(),
                        "state", event.state(),
                        "paidLines", event.paidLines(),
                        "failedLines", event.failedLines(),
                        "paid", event.paid(),
                        "fee", event.fee()));
    }

    /** Names and values in their order, without those that are not there. */
    private static Map<String, Object> data(@Nullable Object... pairs) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                data.put(String.valueOf(pairs[i]), value);
            }
        }
        return data;
    }
}
