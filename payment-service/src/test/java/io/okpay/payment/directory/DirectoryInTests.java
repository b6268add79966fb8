package io.okpay.payment.directory;

import io.okpay.platform.event.CustomerRegistered;
import java.time.Instant;
import java.util.UUID;

/** Customers and wallets in tests that have no database. */
public final class DirectoryInTests {

    private DirectoryInTests() {}

    /** A customer of a country. */
    public static DirectoryCustomer customer(String country) {
        return new DirectoryCustomer(
                new CustomerRegistered(UUID.randomUUID(), "+14155552671", "Mei Lin", country, "en", Instant.EPOCH));
    }

    /** A wallet in a currency. */
    public static DirectoryWallet wallet(String currency) {
        return new DirectoryWallet(UUID.randomUUID(), currency);
    }
}
