package io.okpay.account.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.event.WalletRequested;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class WalletCommandsServiceTest {

    private final UUID customer = UUID.randomUUID();

    @Inject
    OpenWallet openWallet;

    @Inject
    Wallets wallets;

    @Test
    void aWalletThatAPaymentNeedsIsOpenedOnceAndToldEachTimeItIsAskedFor() throws SQLException {
        register();
        TestEvents.publish(new WalletRequested(customer, "JPY", UUID.randomUUID()));
        TestEvents.publish(new WalletRequested(customer, "JPY", UUID.randomUUID()));
        List<WalletOpened> told = TestEvents.all(
                WalletOpened.class,
                event -> event.customerId().equals(customer) && event.currency().equals("JPY"),
                2,
                Duration.ofSeconds(20));
        assertThat(told).hasSize(2);
        assertThat(told.getFirst().walletId()).isEqualTo(told.getLast().walletId());
        assertThat(QuarkusTransaction.requiringNew().call(() -> wallets.of(customer)))
                .hasSize(2);
    }

    @Test
    void nothingIsOpenedForNobody() throws SQLException {
        register();
        UUID stranger = UUID.randomUUID();
        TestEvents.publish(new WalletRequested(stranger, "JPY", UUID.randomUUID()));
        TestEvents.publish(new WalletRequested(customer, "KWD", UUID.randomUUID()));
        TestEvents.await(
                WalletOpened.class,
                event -> event.customerId().equals(customer) && event.currency().equals("KWD"));
        assertThat(TestEvents.all(
                        WalletOpened.class, event -> event.customerId().equals(stranger), 1, Duration.ofSeconds(2)))
                .isEmpty();
    }

    private void register() throws SQLException {
        try (Connection connection = RealParts.postgres().connect("account");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (id, phone, full_name, country, locale, state, registered_at)"
                                + " VALUES (?, ?, 'Mei Lin', 'US', 'en', 'ACTIVE', now())")) {
            insert.setObject(1, customer);
            insert.setString(2, "+" + customer);
            insert.executeUpdate();
        }
        QuarkusTransaction.requiringNew().run(() -> openWallet.open(customer, "USD", Instant.now()));
    }
}
