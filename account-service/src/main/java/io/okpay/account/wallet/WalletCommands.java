package io.okpay.account.wallet;

import io.okpay.platform.event.WalletRequested;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Opens wallets that payments need. */
@ApplicationScoped
public class WalletCommands {

    private final Inbox inbox;
    private final OpenWallet openWallet;

    WalletCommands(Inbox inbox, OpenWallet openWallet) {
        this.inbox = inbox;
        this.openWallet = openWallet;
    }

    @Incoming("wallet-commands")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                "wallet",
                message,
                Handlers.on(
                        WalletRequested.class,
                        command -> openWallet.openAndTell(
                                command.customerId(),
                                command.currency(),
                                Instant.now().truncatedTo(ChronoUnit.MILLIS))));
    }
}
