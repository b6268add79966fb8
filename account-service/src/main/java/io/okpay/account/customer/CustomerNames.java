package io.okpay.account.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What other features may know of a customer. */
@ApplicationScoped
public class CustomerNames {

    private final Customers customers;

    CustomerNames(Customers customers) {
        this.customers = customers;
    }

    /** The full name; empty when there is no such customer. */
    public String fullName(UUID customerId) {
        return customers.findByIdOptional(customerId).map(Customer::fullName).orElse("");
    }
}
