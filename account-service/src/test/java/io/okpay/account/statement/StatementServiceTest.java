package io.okpay.account.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.TransferLeg;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class StatementServiceTest {

    private final OpenWallet openWallet;
    private final UUID mei = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private UUID meis = mei;
    private UUID bens = ben;

    StatementServiceTest(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    @BeforeEach
    void twoCustomersWithWallets() throws SQLException {
        meis = BookedWallets.open(openWallet, mei, "Mei Lin", "USD");
        bens = BookedWallets.open(openWallet, ben, "Ben Okafor", "USD");
    }

    @Test
    void theBalanceAtAnyPastInstantIsWhatTheWalletHeldThen() {
        Instant before = Instant.now();
        Instant funded = fund(10_000);
        Instant paid = pay(3_000);
        balance(mei, meis, before).body("balance.amount", equalTo("0.00"));
        balance(mei, meis, funded).body("balance.amount", equalTo("100.00"));
        balance(mei, meis, paid.minusNanos(1_000)).body("balance.amount", equalTo("100.00"));
        balance(mei, meis, paid).body("balance.amount", equalTo("70.00"));
        balance(ben, bens, paid).body("balance.amount", equalTo("30.00"));
        get(mei, meis, "balance", Map.of()).body("balance.amount", equalTo("70.00"));
    }

    @Test
    void entriesHaveRunningBalancesAndNameTheOtherCustomerAsFarAsAStrangerMayKnow() {
        fund(10_000);
        pay(3_000);
        get(mei, meis, "entries", Map.of())
                .statusCode(200)
                .body("items.direction", contains("OUT", "IN"))
                .body("items.amount.amount", contains("30.00", "100.00"))
                .body("items.balanceAfter.amount", contains("70.00", "100.00"))
                .body("items[0].counterparty", equalTo("Ben O."))
                .body("items[1].counterparty", equalTo(null));
        get(ben, bens, "entries", Map.of()).body("items[0].counterparty", equalTo("Mei L."));
    }

    @Test
    void pagesStayStableWhileNewEntriesArrive() {
        fund(10_000);
        for (int i = 1; i <= 6; i++) {
            pay(i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = get(
                            mei,
                            meis,
                            "entries",
                            cursor == null ? Map.of("limit", "2") : Map.of("limit", "2", "cursor", cursor))
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.amount.amount", String.class));
            pay(50);
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(seen).containsExactly("0.06", "0.05", "0.04", "0.03", "0.02", "0.01", "100.00");
    }

    @Test
    void entriesAreFoundByTimeAmountCounterpartyAndPayment() {
        Instant funded = fund(10_000);
        pay(3_000);
        pay(500);
        get(mei, meis, "entries", Map.of("minAmount", "20", "maxAmount", "99.99"))
                .body("items.amount.amount", contains("30.00"));
        get(mei, meis, "entries", Map.of("counterparty", "ben")).body("items", hasSize(2));
        get(mei, meis, "entries", Map.of("to", funded.plusNanos(1_000).toString()))
                .body("items.amount.amount", contains("100.00"));
        String payment = get(mei, meis, "entries", Map.of()).extract().path("items[1].paymentId");
        get(mei, meis, "entries", Map.of("paymentId", payment)).body("items.amount.amount", contains("30.00"));
    }

    @Test
    void aStatementsOpeningAndEntriesMakeItsClosing() {
        fund(10_000);
        Instant from = Instant.now();
        pay(3_000);
        pay(500);
        Instant to = Instant.now();
        fund(77);
        get(mei, meis, "statement", Map.of("from", from.toString(), "to", to.toString()))
                .statusCode(200)
                .body("holder", equalTo("Mei Lin"))
                .body("opening.amount", equalTo("100.00"))
                .body("incoming.amount", equalTo("0.00"))
                .body("outgoing.amount", equalTo("35.00"))
                .body("closing.amount", equalTo("65.00"))
                .body("entries.amount.amount", contains("30.00", "5.00"));
    }

    private Instant fund(long amount) {
        return BookedWallets.fund(meis, amount, "USD");
    }

    private Instant pay(long amount) {
        return BookedWallets.post(TransferLeg.wallet(meis, -amount, "USD"), TransferLeg.wallet(bens, amount, "USD"));
    }

    private static ValidatableResponse balance(UUID customer, UUID wallet, Instant at) {
        return get(customer, wallet, "balance", Map.of("at", at.toString()));
    }

    private static ValidatableResponse get(UUID customer, UUID wallet, String what, Map<String, String> query) {
        return BookedWallets.as(customer)
                .queryParams(query)
                .get("/v1/wallets/" + wallet + "/" + what)
                .then();
    }
}
