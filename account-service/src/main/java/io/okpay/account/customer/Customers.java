package io.okpay.account.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All customers. */
@ApplicationScoped
class Customers implements PanacheRepositoryBase<Customer, UUID> {

    boolean hasPhone(String phone) {
        return count("phone", phone) > 0;
    }

    boolean hasVerifiedEmail(String email) {
        return count("email = ?1 and emailVerifiedAt is not null", email) > 0;
    }

    List<UUID> withEmailUnknownToIdentity() {
        return find("select id from Customer where emailAtIdentity = false")
                .project(UUID.class)
                .page(0, 100)
                .list();
    }
}
