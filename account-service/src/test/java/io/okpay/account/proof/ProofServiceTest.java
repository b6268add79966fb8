package io.okpay.account.proof;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.testing.RealParts;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class ProofServiceTest {

    private final OpenWallet openWallet;
    private final UUID customer = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    ProofServiceTest(OpenWallet openWallet) {
        this.openWallet = openWallet;
    }

    @Test
    void aCustomerChecksTheProofWithNothingButItAndThePublishedHeads() throws SQLException {
        UUID wallet = wallet(customer);
        PostTransfer command = fund(wallet, 1_234);
        JsonPath proof = sealedProof(command.transferId());
        String text = proof.getString("entries[0].text");
        assertThat(text)
                .startsWith("okpay-posting-1|")
                .contains(command.transferId().toString(), wallet.toString(), "|USD|1234|1234");
        assertThat(proof.getList("entries")).hasSize(1);

        HexFormat hex = HexFormat.of();
        byte[] leaf = MerkleTree.leaf(
                hex.parseHex(proof.getString("entries[0].salt")), text.getBytes(StandardCharsets.UTF_8));
        List<byte[]> path = proof.getList("entries[0].path", String.class).stream()
                .map(hex::parseHex)
                .toList();
        byte[] root = MerkleTree.rootOf(leaf, proof.getInt("entries[0].index"), proof.getInt("block.leaves"), path);
        JsonPath published = get("/v1/ledger/blocks?from=" + proof.getLong("block.number") + "&limit=1")
                .jsonPath();
        assertThat(hex.formatHex(root)).isEqualTo(published.getString("[0].root"));
        assertThat(hex.formatHex(Block.headOf(
                        published.getLong("[0].number"),
                        published.getLong("[0].lastBatch"),
                        published.getInt("[0].leaves"),
                        hex.parseHex(published.getString("[0].previous")),
                        root)))
                .isEqualTo(published.getString("[0].head"));
    }

    @Test
    void anotherCustomersTransferAndAnUnknownOneAreNotFound() throws SQLException {
        PostTransfer command = fund(wallet(customer), 10);
        wallet(other);
        proof(other, command.transferId()).statusCode(404).body("code", equalTo("NOT_FOUND"));
        proof(customer, UUID.randomUUID()).statusCode(404);
        proof(customer, command.transferId()).statusCode(200);
    }

    @Test
    void verificationNamesARecordThatADatabaseSuperuserChanged() throws SQLException {
        UUID wallet = wallet(customer);
        PostTransfer command = fund(wallet, 500);
        long block = sealedProof(command.transferId()).getLong("block.number");
        verification().body("verified", equalTo(true));
        String account = "account = (SELECT number FROM ledger_account WHERE ref = '" + wallet + "')";
        superuser("UPDATE ledger_posting SET amount = 600, balance_after = 600 WHERE " + account);
        try {
            verification()
                    .body("verified", equalTo(false))
                    .body("mismatch.kind", equalTo("RECORD"))
                    .body("mismatch.block", equalTo((int) block))
                    .body("mismatch.transferId", equalTo(command.transferId().toString()))
                    .body("mismatch.account", equalTo(wallet.toString()));
        } finally {
            superuser("UPDATE ledger_posting SET amount = 500, balance_after = 500 WHERE " + account);
        }
        superuser("UPDATE ledger_account SET balance = 501 WHERE ref = '" + wallet + "'");
        try {
            verification()
                    .body("verified", equalTo(false))
                    .body("mismatch.kind", equalTo("BALANCE"))
                    .body("mismatch.account", equalTo(wallet.toString()));
        } finally {
            superuser("UPDATE ledger_account SET balance = 500 WHERE ref = '" + wallet + "'");
        }
        superuser("UPDATE ledger_block SET root = sha256('x') WHERE number = " + block);
        try {
            verification().body("mismatch.kind", equalTo("CHAIN")).body("mismatch.block", equalTo((int) block));
        } finally {
            superuser("DELETE FROM ledger_block WHERE number >= " + block);
        }
        sealedProof(command.transferId());
        verification().body("verified", equalTo(true));
    }

    @Test
    void onlyFinanceMayVerifyAndRangesAreChecked() {
        given().header("Authorization", "Bearer " + TestTokens.customer(customer))
                .get("/v1/ledger/verification")
                .then()
                .statusCode(403);
        get("/v1/ledger/verification").then().statusCode(401);
        get("/v1/ledger/blocks?limit=0").then().statusCode(400).body("fields[0].field", equalTo("limit"));
        get("/v1/ledger/blocks?from=x").then().statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
    }

    private UUID wallet(UUID owner) throws SQLException {
        superuser("INSERT INTO customer (id, phone, full_name, country, locale, state, registered_at) VALUES ('" + owner
                + "', '+" + owner + "', 'Mei Lin', 'US', 'en', 'ACTIVE', now())");
        return QuarkusTransaction.requiringNew()
                .call(() -> openWallet.open(owner, "USD", Instant.now()).id());
    }

    private static PostTransfer fund(UUID wallet, long amount) {
        PostTransfer command = new PostTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(
                        TransferLeg.wallet(wallet, amount, "USD"),
                        TransferLeg.system("SETTLEMENT_CARD", -amount, "USD")));
        TestEvents.publish(command);
        TestEvents.await(TransferPosted.class, event -> event.transferId().equals(command.transferId()));
        return command;
    }

    private JsonPath sealedProof(UUID transferId) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> proof(customer, transferId)
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        proof -> "SEALED".equals(proof.getString("status")));
    }

    private static ValidatableResponse proof(UUID customerId, UUID transferId) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customerId))
                .get("/v1/ledger/proofs/" + transferId)
                .then();
    }

    private static ValidatableResponse verification() {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"))
                .get("/v1/ledger/verification")
                .then()
                .statusCode(200);
    }

    private static void superuser(String sql) throws SQLException {
        try (Connection connection = RealParts.postgres().connect("account");
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
