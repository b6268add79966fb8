package io.okpay.account.customer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Where customers are reached. */
@ApplicationScoped
public class CustomerContacts {

    private final Customers customers;

    /**
     * A verified phone and the language of its owner.
     *
     * @param phone E.164
     * @param locale BCP 47
     */
    public record CustomerContact(String phone, String locale) {}

    CustomerContacts(Customers customers) {
        this.customers = customers;
    }

    /** The contact of a customer, in a running transaction. */
    public Optional<CustomerContact> of(UUID customerId) {
        return customers
                .findByIdOptional(customerId)
                .map(customer -> new CustomerContact(customer.phone(), customer.locale()));
    }
}
