package io.okpay.account.customer;

import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Verified passcodes, as {@code notification-service} tells of them; those of other features are for their observers. */
@ApplicationScoped
class OtpEvents {

    private final Inbox inbox;
    private final Registrations registrations;
    private final CompleteRegistrations completeRegistrations;
    private final VerifyEmail verifyEmail;
    private final Event<OtpVerified> others;

    OtpEvents(
            Inbox inbox,
            Registrations registrations,
            CompleteRegistrations completeRegistrations,
            VerifyEmail verifyEmail,
            Event<OtpVerified> others) {
        this.inbox = inbox;
        this.registrations = registrations;
        this.completeRegistrations = completeRegistrations;
        this.verifyEmail = verifyEmail;
        this.others = others;
    }

    @Incoming("otp")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        List<UUID> verified = new ArrayList<>();
        inbox.receive("customer", message, Handlers.on(OtpVerified.class, event -> {
            if (event.purpose() == OtpPurpose.REGISTRATION) {
                registrations
                        .ofChallenge(event.challengeId())
                        .filter(Registration::verified)
                        .ifPresent(registration -> verified.add(registration.id()));
            } else if (event.purpose() == OtpPurpose.EMAIL_VERIFICATION) {
                verifyEmail.verified(event);
            } else {
                others.fire(event);
            }
        }));
        verified.forEach(completeRegistrations::complete);
    }
}
