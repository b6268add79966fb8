package io.okpay.account.freeze;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.account.AccountServiceTest;
import io.okpay.account.wallet.OpenWallet;
import io.okpay.account.wallet.Wallet;
import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.CustomerUnfrozen;
import io.okpay.platform.event.FreezeExplanation;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.TransferPosted;
import io.okpay.platform.event.TransferRejected;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class FreezeServiceTest {

    private static final String NOTE = "Three new payees within an hour";

    @Inject
    OpenWallet openWallet;

    @Inject
    DataSource dataSource;

    private final UUID customer = UUID.randomUUID();
    private final UUID risk = UUID.randomUUID();
    private final UUID support = UUID.randomUUID();
    private final UUID admin = UUID.randomUUID();
    private final Instant reviewBy = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
    private UUID dollars = UUID.randomUUID();
    private UUID yen = UUID.randomUUID();

    @BeforeEach
    void aCustomerWithTwoWallets() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (id, phone, full_name, country, locale, state, registered_at)"
                                + " VALUES (?, ?, 'Mei Lin', 'US', 'en', 'ACTIVE', now())")) {
            insert.setObject(1, customer);
            insert.setString(2, "+" + customer);
            insert.executeUpdate();
        }
        dollars = open("USD").id();
        yen = open("JPY").id();
    }

    @Test
    void theNextDebitOfEachWalletIsRefusedAndMoneyStillArrives() {
        transfer(dollars, 1_000, "USD", true);
        transfer(yen, 1_000, "JPY", true);
        freeze().statusCode(201);
        transfer(dollars, -100, "USD", false);
        transfer(yen, -100, "JPY", false);
        transfer(dollars, 100, "USD", true);
        UUID later = open("KWD").id();
        transfer(later, 100, "KWD", true);
        transfer(later, -100, "KWD", false);
    }

    @Test
    void theCustomerReadsWhyAndWhatToDoInTheirLanguageAndNeverTheNote() {
        me("en").body("state", equalTo("ACTIVE")).body("freeze", nullValue());
        freeze().statusCode(201);
        String english = me("en").body("state", equalTo("FROZEN"))
                .body("freeze.reasonClass", equalTo("UNUSUAL_ACTIVITY"))
                .body("freeze.reason", equalTo("Payments that do not look like yours"))
                .body("freeze.stillWorks", not(empty()))
                .body("freeze.toProvide", not(empty()))
                .body("freeze.reviewBy", equalTo(reviewBy.toString()))
                .body("freeze.frozenAt", notNullValue())
                .extract()
                .asString();
        assertThat(english).doesNotContain(NOTE).doesNotContain(risk.toString());
        me("zh-CN").body("freeze.reason", equalTo("出现与您平时习惯不符的付款"));
    }

    @Test
    void theOthersAreToldWithTheWordsForTheCustomer() {
        String id = freeze().statusCode(201).extract().path("id");
        CustomerFrozen frozen = TestEvents.await(
                CustomerFrozen.class, event -> event.customerId().equals(customer));
        assertThat(frozen.freezeId()).hasToString(id);
        assertThat(frozen.reviewBy()).isEqualTo(reviewBy);
        assertThat(frozen.explanations()).extracting(FreezeExplanation::locale).containsExactly("en", "zh-CN");
        assertThat(frozen.explanations())
                .allSatisfy(words -> assertThat(words.reason().length()).isBetween(1, 80));
        release(id);
        TestEvents.await(
                CustomerUnfrozen.class, event -> event.freezeId().toString().equals(id));
    }

    @Test
    void itEndsByTwoOperatorsAndAllStepsAreOnRecord() {
        transfer(dollars, 1_000, "USD", true);
        String id = freeze().statusCode(201)
                .body("state", equalTo("FROZEN"))
                .extract()
                .path("id");
        approve(risk, "risk", id).statusCode(409).body("code", equalTo("RELEASE_NOT_REQUESTED"));
        request(risk, "risk", id, "She made them herself").statusCode(200).body("state", equalTo("RELEASE_REQUESTED"));
        request(support, "support", id, "Again").statusCode(409).body("code", equalTo("RELEASE_ALREADY_REQUESTED"));
        approve(risk, "risk", id).statusCode(403).body("code", equalTo("SECOND_OPERATOR_REQUIRED"));
        approve(support, "support", id).statusCode(403).body("code", equalTo("FORBIDDEN"));
        me("en").body("state", equalTo("FROZEN"));
        transfer(dollars, -100, "USD", false);
        approve(admin, "admin", id).statusCode(200).body("state", equalTo("RELEASED"));
        transfer(dollars, -100, "USD", true);
        me("en").body("state", equalTo("ACTIVE")).body("freeze", nullValue());
        approve(admin, "admin", id).statusCode(409).body("code", equalTo("FREEZE_ENDED"));
        request(risk, "risk", id, "x").statusCode(409).body("code", equalTo("FREEZE_ENDED"));
        as(support, "support")
                .get("/v1/customers/{id}/freezes", customer)
                .then()
                .statusCode(200)
                .body("items[0].steps.state", contains("FROZEN", "RELEASE_REQUESTED", "RELEASED"))
                .body("items[0].steps.operatorId", contains(risk.toString(), risk.toString(), admin.toString()))
                .body("items[0].steps[0].note", equalTo(NOTE));
        freeze().statusCode(201);
        as(support, "support")
                .get("/v1/customers/{id}/freezes", customer)
                .then()
                .body("items.state", contains("FROZEN", "RELEASED"));
    }

    @Test
    void theOnesThatHoldAreListedForTheirReview() {
        String id = freeze().statusCode(201).extract().path("id");
        as(risk, "risk").get("/v1/freezes").then().statusCode(200).body("items.id", hasItem(id));
        release(id);
        as(risk, "risk").get("/v1/freezes").then().body("items.id", not(hasItem(id)));
    }

    @Test
    void theStepsCannotBeChangedInTheDatabase() {
        freeze().statusCode(201);
        for (String change : List.of("UPDATE freeze_step SET note = 'x'", "DELETE FROM freeze_step")) {
            assertThatThrownBy(() -> {
                        try (Connection connection = dataSource.getConnection();
                                Statement statement = connection.createStatement()) {
                            statement.executeUpdate(change);
                        }
                    })
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void badInputHasItsOwnProblemAndFreezesNobody() {
        post(
                        risk,
                        "risk",
                        customer,
                        body("UNUSUAL_ACTIVITY", NOTE, Instant.now().minusSeconds(1)))
                .statusCode(422)
                .body("code", equalTo("REVIEW_TIME_INVALID"));
        post(
                        risk,
                        "risk",
                        customer,
                        body("UNUSUAL_ACTIVITY", NOTE, Instant.now().plus(Duration.ofDays(91))))
                .statusCode(422)
                .body("code", equalTo("REVIEW_TIME_INVALID"))
                .body("days", equalTo(90));
        post(risk, "risk", customer, body("UNUSUAL_ACTIVITY", " ", reviewBy)).statusCode(400);
        post(risk, "risk", customer, body("NO_REASON", NOTE, reviewBy)).statusCode(400);
        post(risk, "risk", customer, "{}").statusCode(400).body("code", equalTo("VALIDATION_FAILED"));
        post(risk, "risk", UUID.randomUUID(), body("UNUSUAL_ACTIVITY", NOTE, reviewBy))
                .statusCode(404);
        post(customer, "customer", customer, body("UNUSUAL_ACTIVITY", NOTE, reviewBy))
                .statusCode(403);
        post(risk, "finance", customer, body("UNUSUAL_ACTIVITY", NOTE, reviewBy))
                .statusCode(403);
        me("en").body("state", equalTo("ACTIVE"));
        as(risk, "risk")
                .get("/v1/customers/{id}/freezes", UUID.randomUUID())
                .then()
                .statusCode(404);
        String id = freeze().statusCode(201).extract().path("id");
        freeze().statusCode(409).body("code", equalTo("ALREADY_FROZEN"));
        as(risk, "risk")
                .body("{\"note\":\"x\"}")
                .post("/v1/customers/{id}/freezes/{freeze}/release-request", UUID.randomUUID(), id)
                .then()
                .statusCode(404);
    }

    private Wallet open(String currency) {
        return QuarkusTransaction.requiringNew().call(() -> openWallet.open(customer, currency, Instant.now()));
    }

    private void transfer(UUID wallet, long minor, String currency, boolean taken) {
        PostTransfer command = new PostTransfer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(
                        TransferLeg.wallet(wallet, minor, currency),
                        TransferLeg.system("SETTLEMENT_CARD", -minor, currency)));
        TestEvents.publish(command);
        if (taken) {
            TestEvents.await(TransferPosted.class, event -> event.transferId().equals(command.transferId()));
        } else {
            assertThat(TestEvents.await(
                                    TransferRejected.class,
                                    event -> event.transferId().equals(command.transferId()))
                            .code())
                    .isEqualTo("WALLET_FROZEN");
        }
    }

    private ValidatableResponse freeze() {
        return post(risk, "risk", customer, body("UNUSUAL_ACTIVITY", NOTE, reviewBy));
    }

    private void release(String id) {
        request(support, "support", id, "x").statusCode(200);
        approve(risk, "risk", id).statusCode(200);
    }

    private static String body(String reason, String note, Instant reviewBy) {
        return "{\"reasonClass\":\"" + reason + "\",\"note\":\"" + note + "\",\"reviewBy\":\"" + reviewBy + "\"}";
    }

    private ValidatableResponse post(UUID operator, String role, UUID frozen, String body) {
        return as(operator, role)
                .body(body)
                .post("/v1/customers/{id}/freezes", frozen)
                .then();
    }

    private ValidatableResponse request(UUID operator, String role, String freeze, String note) {
        return as(operator, role)
                .body("{\"note\":\"" + note + "\"}")
                .post("/v1/customers/{id}/freezes/{freeze}/release-request", customer, freeze)
                .then();
    }

    private ValidatableResponse approve(UUID operator, String role, String freeze) {
        return as(operator, role)
                .post("/v1/customers/{id}/freezes/{freeze}/release-approval", customer, freeze)
                .then();
    }

    private ValidatableResponse me(String language) {
        return as(customer, "customer")
                .header("Accept-Language", language)
                .get("/v1/me")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(UUID subject, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token(subject, role))
                .contentType("application/json");
    }
}
