package io.okpay.account.statement;

import static io.restassured.RestAssured.given;

import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Customers with wallets in the running service, money booked on them, and what their owners ask. */
final class BookedWallets {

    private BookedWallets() {}

    /** Opens a wallet; the customer is new, or has other wallets already. */
    static UUID open(OpenWallet openWallet, UUID owner, String name, String currency) throws SQLException {
        try (Connection connection = RealParts.postgres().connect("account");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (id, phone, full_name, country, locale, state, registered_at)"
                                + " VALUES (?, ?, ?, 'US', 'en', 'ACTIVE', now()) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, owner);
            insert.setString(2, "+" + owner);
            insert.setString(3, name);
            insert.executeUpdate();
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> openWallet.open(owner, currency, Instant.now()).id());
    }

    /** Books a transfer and tells when. */
    static Instant post(TransferLeg... legs) {
        PostTransfer command = new PostTransfer(UUID.randomUUID(), UUID.randomUUID(), List.of(legs));
        TestEvents.publish(command);
        return TestEvents.await(
                        TransferPosted.class, event -> event.transferId().equals(command.transferId()))
                .postedAt();
    }

    /** Books money from a card. */
    static Instant fund(UUID wallet, long minor, String currency) {
        return post(
                TransferLeg.wallet(wallet, minor, currency), TransferLeg.system("SETTLEMENT_CARD", -minor, currency));
    }

    /** A request of this customer. */
    static RequestSpecification as(UUID customer) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer));
    }

    /** A statement in a format and a language. */
    static Response statement(UUID customer, UUID wallet, Instant from, Instant to, String accept, String language) {
        return as(customer)
                .header("Accept", accept)
                .header("Accept-Language", language)
                .queryParams(Map.of("from", from.toString(), "to", to.toString()))
                .get("/v1/wallets/" + wallet + "/statement");
    }
}
