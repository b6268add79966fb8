package io.okpay.fx.exposure;

import io.okpay.platform.event.FxAccountsStated;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what the ledger last stated of its FX accounts. */
@ApplicationScoped
public class LedgerEvents {

    private final Inbox inbox;
    private final Reconciliation reconciliation;

    LedgerEvents(Inbox inbox, Reconciliation reconciliation) {
        this.inbox = inbox;
        this.reconciliation = reconciliation;
    }

    @Incoming("fx-accounts")
    @Blocking
    void statements(ConsumerRecords<String, byte[]> messages) {
        inbox.receiveState(messages, Handlers.on(FxAccountsStated.class, reconciliation::take), () -> {});
    }
}
