package io.okpay.account.device;

import io.okpay.account.customer.CustomerContacts;
import io.okpay.platform.event.CustomerCredentialAdded;
import io.okpay.platform.event.CustomerCredentialRemoved;
import io.okpay.platform.event.CustomerPasswordChanged;
import io.okpay.platform.event.CustomerSignedInFromNewDevice;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.IdentityCredentialAdded;
import io.okpay.platform.event.IdentityCredentialRemoved;
import io.okpay.platform.event.IdentityPasswordChanged;
import io.okpay.platform.event.IdentitySignedIn;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.okpay.platform.outbox.Outbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What Keycloak tells of logins; of those of the operator's own people nothing is kept and nothing told. */
@ApplicationScoped
class IdentityEvents {

    private final Inbox inbox;
    private final KnownDevices devices;
    private final CustomerContacts customers;
    private final Outbox outbox;

    IdentityEvents(Inbox inbox, KnownDevices devices, CustomerContacts customers, Outbox outbox) {
        this.inbox = inbox;
        this.devices = devices;
        this.customers = customers;
        this.outbox = outbox;
    }

    @Incoming("identity")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive(
                "identity",
                message,
                Handlers.on(IdentitySignedIn.class, this::signedIn)
                        .and(
                                IdentityPasswordChanged.class,
                                event -> tell(
                                        event.customerId(),
                                        new CustomerPasswordChanged(
                                                event.customerId(),
                                                device(event.userAgent()),
                                                event.ipAddress(),
                                                event.at())))
                        .and(
                                IdentityCredentialAdded.class,
                                event -> tell(
                                        event.customerId(),
                                        new CustomerCredentialAdded(
                                                event.customerId(),
                                                event.kind(),
                                                device(event.userAgent()),
                                                event.at())))
                        .and(
                                IdentityCredentialRemoved.class,
                                event -> tell(
                                        event.customerId(),
                                        new CustomerCredentialRemoved(
                                                event.customerId(),
                                                event.kind(),
                                                device(event.userAgent()),
                                                event.at()))));
    }

    /** The first device after the registration is the one that registered: nobody has to be told of it. */
    private void signedIn(IdentitySignedIn event) {
        UUID customerId = event.customerId();
        if (customers.of(customerId).isEmpty()) {
            return;
        }
        UserAgent agent = UserAgent.of(event.userAgent());
        Optional<KnownDevice> known = devices.known(customerId, agent.fingerprint());
        if (known.isPresent()) {
            known.get().seen(event.ipAddress(), event.at());
            return;
        }
        boolean first = !devices.haveAnyOf(customerId);
        KnownDevice device = new KnownDevice(customerId, agent, event.ipAddress(), event.at());
        devices.persist(device);
        if (!first) {
            outbox.publish(new CustomerSignedInFromNewDevice(
                    customerId, device.id(), device.words(), event.ipAddress(), event.at()));
        }
    }

    private void tell(UUID customerId, Event event) {
        if (customers.of(customerId).isPresent()) {
            outbox.publish(event);
        }
    }

    private static @Nullable String device(@Nullable String userAgent) {
        return userAgent == null ? null : UserAgent.of(userAgent).words();
    }
}
