package io.okpay.account.customer;

import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts a registration: a disabled identity with the password, and a passcode to the phone. A phone that belongs to a customer
 * takes the same way and gets a message without a code, so that the answer tells nobody who is a customer.
 */
@ApplicationScoped
class RegisterCustomer {

    private final Registrations registrations;
    private final Customers customers;
    private final IdentityProvider identities;
    private final Outbox outbox;
    private final Duration life;
    private final Duration codeLife;

    /** A started registration and when its code becomes void. */
    record Started(Registration registration, Instant codeExpiresAt) {}

    RegisterCustomer(
            Registrations registrations,
            Customers customers,
            IdentityProvider identities,
            Outbox outbox,
            @ConfigProperty(name = "okpay.registration.life") Duration life,
            @ConfigProperty(name = "okpay.registration.code-life") Duration codeLife) {
        this.registrations = registrations;
        this.customers = customers;
        this.identities = identities;
        this.outbox = outbox;
        this.life = life;
        this.codeLife = codeLife;
    }

    Started register(Applicant applicant, String password) {
        PasswordPolicy.check(password, applicant);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Registration started = new Registration(applicant, now, life);
        QuarkusTransaction.requiringNew().run(() -> registrations.persist(started));
        try {
            UUID identity = identities.create(started.id(), applicant.fullName(), password);
            Instant codeExpiresAt = now.plus(codeLife);
            QuarkusTransaction.requiringNew().run(() -> requestCode(started.id(), identity, codeExpiresAt));
            return new Started(started, codeExpiresAt);
        } catch (RuntimeException refused) {
            QuarkusTransaction.requiringNew().run(() -> registrations.deleteById(started.id()));
            throw refused;
        }
    }

    private void requestCode(UUID registrationId, UUID identity, Instant codeExpiresAt) {
        Registration registration = registrations.locked(registrationId).orElseThrow();
        registration.codeRequested(identity);
        boolean taken = customers.hasPhone(registration.phone());
        outbox.publish(new OtpRequested(
                registration.challengeId(),
                OtpPurpose.REGISTRATION,
                Channel.SMS,
                registration.phone(),
                registration.locale(),
                null,
                null,
                taken ? Map.of("decoy", "true") : Map.of(),
                codeExpiresAt));
    }
}
