package io.okpay.account.device;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.account.AccountServiceTest;
import io.okpay.platform.event.CredentialKind;
import io.okpay.platform.event.CustomerCredentialAdded;
import io.okpay.platform.event.CustomerCredentialRemoved;
import io.okpay.platform.event.CustomerPasswordChanged;
import io.okpay.platform.event.CustomerSignedInFromNewDevice;
import io.okpay.platform.event.IdentityCredentialAdded;
import io.okpay.platform.event.IdentityCredentialRemoved;
import io.okpay.platform.event.IdentityPasswordChanged;
import io.okpay.platform.event.IdentitySignedIn;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@AccountServiceTest
class DeviceServiceTest {

    private static final String CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0 Safari/537.36";
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0";
    private static final String IP = "203.0.113.7";

    @Inject
    DataSource dataSource;

    private final UUID customer = UUID.randomUUID();
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void aCustomer() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO customer (id, phone, full_name, country, locale, state, registered_at)"
                                + " VALUES (?, ?, 'Mei Lin', 'US', 'en', 'ACTIVE', now())")) {
            insert.setObject(1, customer);
            insert.setString(2, "+" + customer);
            insert.executeUpdate();
        }
    }

    @Test
    void theFirstDeviceIsKnownSilentlyAndTheNextIsToldOnceWithItsName() {
        signIn(CHROME, at);
        signIn(CHROME.replace("130", "131"), at.plusSeconds(1));
        signIn(FIREFOX, at.plusSeconds(2));
        signIn(FIREFOX, at.plusSeconds(3));
        List<CustomerSignedInFromNewDevice> told = told(2);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().device()).isEqualTo("Firefox on Linux");
        assertThat(told.getFirst().ipAddress()).isEqualTo(IP);
        assertThat(told.getFirst().signedInAt()).isEqualTo(at.plusSeconds(2));
        assertThat(devices()).containsExactly("Firefox on Linux", "Chrome on Windows");
        calls().get("/v1/me/devices")
                .then()
                .body("items[1].firstSeen", equalTo(at.toString()))
                .body("items[1].lastSeen", equalTo(at.plusSeconds(1).toString()))
                .body("items[1].ipAddress", equalTo(IP));
    }

    @Test
    void aForgottenDeviceIsNewWhenItComesAgainAlsoWhenItWasTheOnlyOne() {
        signIn(CHROME, at);
        await().atMost(Duration.ofSeconds(20)).until(() -> devices().size() == 1);
        String id = calls().get("/v1/me/devices").path("items[0].id");
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .delete("/v1/me/devices/{id}", id)
                .then()
                .statusCode(404);
        calls().delete("/v1/me/devices/{id}", id).then().statusCode(204);
        calls().delete("/v1/me/devices/{id}", id).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        assertThat(devices()).isEmpty();
        signIn(CHROME, at.plusSeconds(1));
        assertThat(told(1)).hasSize(1);
    }

    @Test
    void passwordsAndOtherCredentialsAreToldWithTheDeviceThatChangedThem() {
        TestEvents.publish(new IdentityPasswordChanged(customer, IP, CHROME, at));
        TestEvents.publish(new IdentityPasswordChanged(customer, null, null, at.plusSeconds(1)));
        TestEvents.publish(new IdentityCredentialAdded(customer, CredentialKind.PASSKEY, IP, FIREFOX, at));
        TestEvents.publish(new IdentityCredentialRemoved(customer, CredentialKind.TOTP, IP, FIREFOX, at));
        assertThat(TestEvents.all(
                        CustomerPasswordChanged.class,
                        event -> event.customerId().equals(customer),
                        2,
                        Duration.ofSeconds(20)))
                .extracting(CustomerPasswordChanged::device)
                .containsExactly("Chrome on Windows", null);
        assertThat(TestEvents.await(
                                CustomerCredentialAdded.class,
                                event -> event.customerId().equals(customer))
                        .kind())
                .isEqualTo(CredentialKind.PASSKEY);
        assertThat(TestEvents.await(
                                CustomerCredentialRemoved.class,
                                event -> event.customerId().equals(customer))
                        .device())
                .isEqualTo("Firefox on Linux");
    }

    @Test
    void ofLoginsThatAreNoCustomersNothingIsKept() {
        UUID operator = UUID.randomUUID();
        TestEvents.publish(new IdentitySignedIn(operator, IP, CHROME, at));
        TestEvents.publish(new IdentitySignedIn(operator, IP, FIREFOX, at));
        TestEvents.publish(new IdentityPasswordChanged(operator, IP, FIREFOX, at));
        assertThat(TestEvents.all(
                        CustomerPasswordChanged.class,
                        event -> event.customerId().equals(operator),
                        1,
                        Duration.ofSeconds(3)))
                .isEmpty();
        given().header("Authorization", "Bearer " + TestTokens.customer(operator))
                .get("/v1/me/devices")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    private void signIn(String userAgent, Instant when) {
        TestEvents.publish(new IdentitySignedIn(customer, IP, userAgent, when));
    }

    private List<CustomerSignedInFromNewDevice> told(int enough) {
        return TestEvents.all(
                CustomerSignedInFromNewDevice.class,
                event -> event.customerId().equals(customer),
                enough,
                Duration.ofSeconds(8));
    }

    private List<String> devices() {
        return calls().get("/v1/me/devices").jsonPath().getList("items.device", String.class);
    }

    private RequestSpecification calls() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(customer));
    }
}
