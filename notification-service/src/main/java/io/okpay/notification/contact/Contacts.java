package io.okpay.notification.contact;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The directory: this service's copy of what {@code account-service} tells about its customers. */
@ApplicationScoped
public class Contacts implements PanacheRepositoryBase<Contact, UUID> {}
