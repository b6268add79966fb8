package io.okpay.notification.contact;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The directory: this service's copy of what {@code account-service} tells about its customers, and what they wish. */
@ApplicationScoped
public class Contacts implements PanacheRepositoryBase<Contact, UUID> {

    /** The customers who were known at a time, in the order of their ids. */
    public List<Contact> knownBefore(Instant time, UUID after, int most) {
        return find("customerId > ?1 and knownSince <= ?2 order by customerId", after, time)
                .page(0, most)
                .list();
    }

    /** Whose phone this is. */
    public Optional<Contact> ofPhone(String phone) {
        return find("phone", phone).firstResultOptional();
    }

    Optional<Contact> locked(UUID customerId) {
        return findByIdOptional(customerId, LockModeType.PESSIMISTIC_WRITE);
    }
}
