package io.okpay.payment.directory;

import io.okpay.payment.merchant.Merchants;
import io.okpay.platform.event.BankAccountBound;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.InstrumentBound;
import io.okpay.platform.event.InstrumentRemoved;
import io.okpay.platform.event.MerchantRegistered;
import io.okpay.platform.event.WalletBalance;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the directory up to date. */
@ApplicationScoped
public class DirectoryEvents {

    private static final String CONSUMER = "directory";

    private final Inbox inbox;
    private final EntityManager entities;
    private final Merchants merchants;

    DirectoryEvents(Inbox inbox, EntityManager entities, Merchants merchants) {
        this.inbox = inbox;
        this.merchants = merchants;
        this.entities = entities;
    }

    @Incoming("customers")
    @Blocking
    void customers(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                CONSUMER,
                message,
                Handlers.on(CustomerRegistered.class, event -> entities.persist(new DirectoryCustomer(event)))
                        .and(
                                WalletOpened.class,
                                event -> wallet(event.walletId(), event.currency())
                                        .opened(event))
                        .and(MerchantRegistered.class, merchants::registered)
                        .and(
                                CustomerEmailVerified.class,
                                event -> entities.getReference(DirectoryCustomer.class, event.customerId())
                                        .emailVerified(event.email())));
    }

    @Incoming("instruments")
    @Blocking
    void instruments(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                CONSUMER,
                message,
                Handlers.on(InstrumentBound.class, event -> entities.persist(new DirectoryInstrument(event)))
                        .and(BankAccountBound.class, event -> entities.persist(new DirectoryInstrument(event)))
                        .and(
                                InstrumentRemoved.class,
                                event -> entities.getReference(DirectoryInstrument.class, event.instrumentId())
                                        .remove()));
    }

    /** Takes over balances as the ledger last told them, in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void seen(List<WalletBalance> balances) {
        balances.stream()
                .sorted(Comparator.comparing(WalletBalance::walletId))
                .forEach(balance ->
                        wallet(balance.walletId(), balance.currency()).seen(balance));
    }

    private DirectoryWallet wallet(UUID id, String currency) {
        entities.createNativeQuery("INSERT INTO directory_wallet (id, currency) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .setParameter(1, id)
                .setParameter(2, currency)
                .executeUpdate();
        return entities.find(DirectoryWallet.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
