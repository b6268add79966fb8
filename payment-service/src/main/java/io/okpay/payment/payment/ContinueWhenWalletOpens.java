package io.okpay.payment.payment;

import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What brings a customer a currency that they did not hold goes on when the wallet is open. */
@ApplicationScoped
public class ContinueWhenWalletOpens {

    private final Payments payments;
    private final Outbox outbox;

    ContinueWhenWalletOpens(Payments payments, Outbox outbox) {
        this.payments = payments;
        this.outbox = outbox;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void opened(@Observes WalletOpened event) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (Payment payment : payments.waitingForWallet(event.customerId(), event.currency())) {
            payment.walletOpened(event.walletId(), now);
            outbox.publish(payments.commandOf(payment));
        }
    }
}
