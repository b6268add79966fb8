package io.okpay.account.customer;

import io.okpay.platform.event.CustomerFrozen;
import io.okpay.platform.event.CustomerUnfrozen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/** The customer's state follows freezes, in their transactions. */
@ApplicationScoped
class FollowFreezes {

    private final Customers customers;

    FollowFreezes(Customers customers) {
        this.customers = customers;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void frozen(@Observes CustomerFrozen event) {
        customers.findByIdOptional(event.customerId()).ifPresent(Customer::freeze);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void unfrozen(@Observes CustomerUnfrozen event) {
        customers.findByIdOptional(event.customerId()).ifPresent(Customer::unfreeze);
    }
}
