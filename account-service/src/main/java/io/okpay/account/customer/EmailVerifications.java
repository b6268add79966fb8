package io.okpay.account.customer;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All e-mail verifications. */
@ApplicationScoped
class EmailVerifications implements PanacheRepositoryBase<EmailVerification, UUID> {}
