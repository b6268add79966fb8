package io.okpay.payment.payment;

import io.okpay.payment.directory.DirectoryEvents;
import io.okpay.platform.event.TransferHeld;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.event.TransferVoided;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the ledger tells of payments. */
@ApplicationScoped
class PaymentInbox {

    private static final String CONSUMER = "payment";

    private final Inbox inbox;
    private final ProgressPayment progress;
    private final RailProgress rails;
    private final DirectoryEvents directory;

    PaymentInbox(Inbox inbox, ProgressPayment progress, RailProgress rails, DirectoryEvents directory) {
        this.inbox = inbox;
        this.progress = progress;
        this.rails = rails;
        this.directory = directory;
    }

    @Incoming("ledger-results")
    @Blocking
    void ledger(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveAll(
                CONSUMER,
                messages,
                Handlers.on(TransferPosted.class, event -> {
                            directory.seen(event.balances());
                            progress.posted(event.paymentId(), event.transferId());
                            rails.followed(event.paymentId(), event.transferId());
                        })
                        .and(TransferHeld.class, event -> {
                            directory.seen(event.balances());
                            rails.held(event.paymentId(), event.transferId());
                        })
                        .and(TransferVoided.class, event -> {
                            directory.seen(event.balances());
                            rails.released(event.paymentId(), event.holdId());
                        })
                        .and(TransferRejected.class, event -> {
                            progress.rejected(event.paymentId(), event.transferId(), event.code(), event.details());
                            rails.notFollowed(event.paymentId(), event.transferId(), event.code());
                            rails.refusedByLedger(event.paymentId(), event.transferId(), event.code());
                        }));
    }
}
