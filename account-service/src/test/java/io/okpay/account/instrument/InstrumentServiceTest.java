package io.okpay.account.instrument;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.InstrumentBound;
import io.okpay.platform.event.InstrumentRemoved;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AccountServiceTest
class InstrumentServiceTest {

    private final AgroalDataSource dataSource;
    private final UUID customer = UUID.randomUUID();

    InstrumentServiceTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @BeforeEach
    void aCustomerExists() throws SQLException {
        register(customer);
    }

    private void register(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO customer"
                        + " (id, phone, full_name, country, locale, state, registered_at)"
                        + " VALUES (?, ?, 'Mei Lin', 'US', 'en', 'ACTIVE', now())")) {
            insert.setObject(1, id);
            insert.setString(2, "+" + id);
            insert.executeUpdate();
        }
    }

    @Test
    void bindsACardAndTellsTheOtherServices() {
        String id = bind("tok_" + customer)
                .statusCode(201)
                .body("last4", equalTo("4242"))
                .extract()
                .path("id");
        InstrumentBound bound = TestEvents.await(
                InstrumentBound.class, event -> event.customerId().equals(customer));
        assertThat(bound.instrumentId()).hasToString(id);
        caller().get("/v1/me/instruments").then().statusCode(200).body("$", hasSize(1));
    }

    @Test
    void aRemovedCardIsGoneAndCanBeBoundAgain() {
        String id = bind("tok_" + customer).statusCode(201).extract().path("id");
        caller().delete("/v1/me/instruments/" + id).then().statusCode(204);
        caller().delete("/v1/me/instruments/" + id).then().statusCode(404);
        TestEvents.await(InstrumentRemoved.class, event -> event.customerId().equals(customer));
        bind("tok_" + customer).statusCode(201);
    }

    @Test
    void theSameCardIsBoundOnceEvenInParallel() {
        long bound = IntStream.range(0, 8)
                .parallel()
                .map(i -> bind("tok_" + customer).extract().statusCode())
                .filter(status -> status == 201)
                .count();
        assertThat(bound).isEqualTo(1);
        bind("tok_" + customer).statusCode(409).body("code", equalTo("INSTRUMENT_DUPLICATE"));
    }

    @Test
    void anEleventhCardIsRefused() {
        IntStream.range(0, 10).forEach(i -> bind("tok_" + i + customer).statusCode(201));
        bind("tok_10" + customer)
                .statusCode(422)
                .body("code", equalTo("INSTRUMENT_LIMIT_REACHED"))
                .body("most", equalTo(10));
    }

    @ParameterizedTest
    @CsvSource({
        "tok_used,422,CARD_TOKEN_USED",
        "tok_blocked,422,CARD_BLOCKED",
        "tok_expired,422,CARD_EXPIRED",
        "tok_unknown,422,CARD_TOKEN_INVALID",
        "tok_broken,503,ACQUIRER_UNAVAILABLE",
        "4242 4242 4242 4242,400,CARD_NUMBER_NOT_ACCEPTED",
        "4242424242424242,400,CARD_NUMBER_NOT_ACCEPTED"
    })
    void eachBadTokenHasItsOwnProblemAndBindsNothing(String token, int status, String code) {
        bind(token).statusCode(status).body("code", equalTo(code));
        caller().get("/v1/me/instruments").then().body("$", hasSize(0));
    }

    @Test
    void aTokenThatAnotherCustomerHasBoundBindsNothing() throws SQLException {
        String token = "tok_once_" + UUID.randomUUID();
        bind(token).statusCode(201);
        UUID thief = UUID.randomUUID();
        register(thief);
        given().header("Authorization", "Bearer " + TestTokens.customer(thief))
                .contentType("application/json")
                .body("{\"token\":\"" + token + "\"}")
                .post("/v1/me/instruments")
                .then()
                .statusCode(422)
                .body("code", equalTo("CARD_TOKEN_USED"));
        given().header("Authorization", "Bearer " + TestTokens.customer(thief))
                .get("/v1/me/instruments")
                .then()
                .body("$", hasSize(0));
        caller().get("/v1/me/instruments").then().body("$", hasSize(1));
    }

    @Test
    void anotherCustomersCardIsNotFound() {
        String id = bind("tok_" + customer).statusCode(201).extract().path("id");
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .delete("/v1/me/instruments/" + id)
                .then()
                .statusCode(404);
    }

    private ValidatableResponse bind(String token) {
        return caller().contentType("application/json")
                .body("{\"token\":\"" + token + "\"}")
                .post("/v1/me/instruments")
                .then();
    }

    private RequestSpecification caller() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer));
    }
}
