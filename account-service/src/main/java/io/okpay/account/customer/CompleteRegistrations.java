package io.okpay.account.customer;

import io.okpay.account.wallet.OpenWallet;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Turns verified registrations into customers: enables the identity, then creates the customer with a first wallet. Whatever an
 * outage of the identity provider leaves is finished by the next sweep; several replicas may sweep at once.
 */
@ApplicationScoped
class CompleteRegistrations {

    private static final Logger LOG = Logger.getLogger(CompleteRegistrations.class);

    private final Registrations registrations;
    private final Customers customers;
    private final IdentityProvider identities;
    private final OpenWallet openWallet;
    private final Outbox outbox;

    CompleteRegistrations(
            Registrations registrations,
            Customers customers,
            IdentityProvider identities,
            OpenWallet openWallet,
            Outbox outbox) {
        this.registrations = registrations;
        this.customers = customers;
        this.identities = identities;
        this.openWallet = openWallet;
        this.outbox = outbox;
    }

    /** Finishes one verified registration; a failure leaves it for the sweep. */
    @ActivateRequestContext
    void complete(UUID registrationId) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> registrations
                            .locked(registrationId)
                            .filter(registration -> registration.state() == RegistrationState.VERIFIED)
                            .ifPresent(this::createCustomer));
        } catch (RuntimeException e) {
            LOG.warnf("Registration %s waits for the next sweep: %s", registrationId, e.getMessage());
        }
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void completeWhatIsLeft() {
        registrations.verified().forEach(this::complete);
        customers.withEmailUnknownToIdentity().forEach(this::tellIdentityTheEmail);
    }

    @Scheduled(
            every = "1m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forgetExpired() {
        for (UUID id : registrations.expired(Instant.now())) {
            try {
                QuarkusTransaction.requiringNew()
                        .run(() -> registrations
                                .locked(id)
                                .filter(registration -> registration.state() == RegistrationState.CODE_SENT
                                        || registration.state() == RegistrationState.STARTED)
                                .ifPresent(registration -> {
                                    identities.deleteOf(registration.id());
                                    registration.expired();
                                }));
            } catch (RuntimeException e) {
                LOG.warnf("Registration %s could not be forgotten: %s", id, e.getMessage());
            }
        }
    }

    private void createCustomer(Registration registration) {
        if (customers.hasPhone(registration.phone())) {
            identities.delete(registration.identityId());
            registration.refused();
            return;
        }
        identities.enable(registration.identityId(), registration.phone());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Customer customer = registration.completed(now);
        customers.persistAndFlush(customer);
        outbox.publish(new CustomerRegistered(
                customer.id(), customer.phone(), customer.fullName(), customer.country(), customer.locale(), now));
        String currency =
                Currency.getInstance(Locale.of("", customer.country())).getCurrencyCode();
        openWallet.open(customer.id(), currency, now);
    }

    private void tellIdentityTheEmail(UUID customerId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Customer customer = customers.findById(customerId);
                String email = customer.email();
                if (email != null) {
                    identities.setEmail(customerId, email);
                }
                customer.emailKnownToIdentity();
            });
        } catch (RuntimeException e) {
            LOG.warnf("Customer %s cannot log in by e-mail yet: %s", customerId, e.getMessage());
        }
    }
}
