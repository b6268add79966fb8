package io.okpay.payment;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.okpay.payment.directory.Directory;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.WalletOpened;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A customer in a test who holds US dollars and yen, and whose address is verified. */
public record Customer(UUID id, String phone, String email) {

    /** Registers somebody, and waits until this service has heard of it. */
    public static Customer named(String fullName) {
        return of(fullName, somePhone());
    }

    /** Registers somebody with this phone. */
    public static Customer of(String fullName, String phone) {
        UUID id = UUID.randomUUID();
        Customer customer = new Customer(id, phone, "c" + id + "@example.com");
        Instant now = Instant.now();
        TestEvents.publish(new CustomerRegistered(id, phone, fullName, "US", "en", now));
        TestEvents.publish(new WalletOpened(UUID.randomUUID(), id, "USD", now));
        TestEvents.publish(new WalletOpened(UUID.randomUUID(), id, "JPY", now));
        TestEvents.publish(new CustomerEmailVerified(id, customer.email, now));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> QuarkusTransaction.requiringNew().call(customer::isKnown));
        return customer;
    }

    /** A phone that nobody has. */
    public static String somePhone() {
        return "+1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_999_999);
    }

    /** Somebody whom this service has not heard of. */
    public static Customer stranger() {
        return new Customer(UUID.randomUUID(), "+14155550000", "nobody@example.com");
    }

    /** Calls with this customer's token. */
    public RequestSpecification calls() {
        return given().header("Authorization", "Bearer " + TestTokens.customer(id))
                .contentType("application/json");
    }

    private boolean isKnown() {
        Directory directory = Arc.container().instance(Directory.class).get();
        return directory.customerByEmail(email).isPresent()
                && directory.wallet(id, "USD").isPresent()
                && directory.wallet(id, "JPY").isPresent();
    }
}
