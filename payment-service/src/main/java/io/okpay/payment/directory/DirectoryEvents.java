package io.okpay.payment.directory;

import io.agroal.api.AgroalDataSource;
import io.okpay.payment.merchant.Merchants;
import io.okpay.platform.event.BankAccountBound;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.CustomerUnfrozen;
import io.okpay.platform.event.InstrumentBound;
import io.okpay.platform.event.InstrumentRemoved;
import io.okpay.platform.event.MerchantRegistered;
import io.okpay.platform.event.WalletBalance;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the directory up to date. */
@ApplicationScoped
public class DirectoryEvents {

    private static final String CONSUMER = "directory";

    private static final String SEEN = "INSERT INTO directory_wallet AS wallet (id, currency, available, version)"
            + " SELECT * FROM unnest(?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET available = excluded.available,"
            + " version = excluded.version WHERE wallet.version < excluded.version";

    private final Inbox inbox;
    private final AgroalDataSource dataSource;
    private final EntityManager entities;
    private final Merchants merchants;
    private final Event<WalletOpened> opened;

    DirectoryEvents(
            Inbox inbox,
            AgroalDataSource dataSource,
            EntityManager entities,
            Merchants merchants,
            Event<WalletOpened> opened) {
        this.opened = opened;
        this.inbox = inbox;
        this.dataSource = dataSource;
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
                        .and(WalletOpened.class, event -> {
                            wallet(event.walletId(), event.currency()).opened(event);
                            opened.fire(event);
                        })
                        .and(MerchantRegistered.class, merchants::registered)
                        .and(
                                CustomerEmailVerified.class,
                                event -> entities.getReference(DirectoryCustomer.class, event.customerId())
                                        .emailVerified(event.email()))
                        .and(
                                CustomerFrozen.class,
                                event -> entities.getReference(DirectoryCustomer.class, event.customerId())
                                        .freeze())
                        .and(
                                CustomerUnfrozen.class,
                                event -> entities.getReference(DirectoryCustomer.class, event.customerId())
                                        .unfreeze()));
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

    /**
     * Takes over balances as the ledger last told them, in the running transaction. Results of different partitions may arrive out of
     * order: the higher version is the later one.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void seen(List<WalletBalance> balances) {
        List<WalletBalance> ordered = balances.stream()
                .sorted(Comparator.comparing(WalletBalance::walletId))
                .toList();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(SEEN)) {
            upsert.setArray(1, array(connection, "uuid", ordered, WalletBalance::walletId));
            upsert.setArray(2, array(connection, "text", ordered, WalletBalance::currency));
            upsert.setArray(3, array(connection, "bigint", ordered, WalletBalance::availableMinor));
            upsert.setArray(4, array(connection, "bigint", ordered, WalletBalance::version));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Could not take over balances", e);
        }
    }

    private static Array array(
            Connection connection, String type, List<WalletBalance> balances, Function<WalletBalance, Object> part)
            throws SQLException {
        return connection.createArrayOf(type, balances.stream().map(part).toArray());
    }

    private DirectoryWallet wallet(UUID id, String currency) {
        entities.createNativeQuery("INSERT INTO directory_wallet (id, currency) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
                .setParameter(1, id)
                .setParameter(2, currency)
                .executeUpdate();
        return entities.find(DirectoryWallet.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
