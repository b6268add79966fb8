package io.okpay.account.paymentpassword;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.account.customer.CustomerContacts;
import io.okpay.account.customer.CustomerContacts.CustomerContact;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.MessageRequested;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.event.PaymentPasswordChange;
import io.okpay.platform.event.PaymentPasswordChanged;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Replaces a forgotten payment password: by a login, a code to the phone, and a waiting time. */
@ApplicationScoped
class ResetPaymentPassword {

    private final PaymentPasswords passwords;
    private final PaymentPasswordResets resets;
    private final CustomerContacts contacts;
    private final Outbox outbox;
    private final Duration codeLife;
    private final Duration wait;
    private final Duration life;

    ResetPaymentPassword(
            PaymentPasswords passwords,
            PaymentPasswordResets resets,
            CustomerContacts contacts,
            Outbox outbox,
            @ConfigProperty(name = "okpay.registration.code-life") Duration codeLife,
            @ConfigProperty(name = "okpay.payment-password.reset.wait") Duration wait,
            @ConfigProperty(name = "okpay.payment-password.reset.life") Duration life) {
        this.passwords = passwords;
        this.resets = resets;
        this.contacts = contacts;
        this.outbox = outbox;
        this.codeLife = codeLife;
        this.wait = wait;
        this.life = life;
    }

    /** Sends the code. A reset whose code was not given yet is replaced; one that waits already goes on. */
    @Transactional
    PaymentPasswordReset start(UUID customerId) {
        Instant now = now();
        if (passwords.locked(customerId).isEmpty()) {
            throw ProblemException.of(PaymentPasswordProblem.PAYMENT_PASSWORD_NOT_SET);
        }
        resets.open(customerId).ifPresent(open -> {
            if (open.state() == PaymentPasswordReset.State.WAITING && open.isOpen(now)) {
                throw ProblemException.of(PaymentPasswordProblem.RESET_IN_PROGRESS)
                        .with("readyAt", Objects.requireNonNull(open.readyAt()));
            }
            open.cancel();
            resets.flush();
        });
        CustomerContact contact =
                contacts.of(customerId).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        PaymentPasswordReset reset = new PaymentPasswordReset(customerId, codeLife, now);
        resets.persist(reset);
        outbox.publish(new OtpRequested(
                reset.challengeId(),
                OtpPurpose.PAYMENT_PASSWORD_RESET,
                Channel.SMS,
                contact.phone(),
                contact.locale(),
                customerId,
                null,
                Map.of(),
                reset.expiresAt()));
        return reset;
    }

    /** The code was right: the wait begins, and the customer is told. */
    @Transactional(Transactional.TxType.MANDATORY)
    void verified(@Observes OtpVerified event) {
        if (event.purpose() != OtpPurpose.PAYMENT_PASSWORD_RESET) {
            return;
        }
        resets.locked(event.challengeId())
                .filter(reset -> reset.verified(wait, life, now()))
                .ifPresent(reset -> tell(
                        reset.customerId(),
                        "PAYMENT_PASSWORD_RESET_WAITS",
                        Map.of(
                                "readyAt",
                                Objects.requireNonNull(reset.readyAt()).toString())));
    }

    /** The reset that is under way. */
    @Transactional
    PaymentPasswordReset of(UUID customerId) {
        return resets.open(customerId)
                .filter(reset -> reset.isOpen(now()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    @Transactional
    void cancel(UUID customerId) {
        of(customerId).cancel();
    }

    /** Sets the new digits once the waiting time is over; a lock of the old ones ends. */
    @Transactional
    void complete(UUID customerId, String digits) {
        Instant now = now();
        PaymentPasswordReset reset = of(customerId);
        if (!reset.isReady(now)) {
            ProblemException refusal = ProblemException.of(PaymentPasswordProblem.RESET_NOT_READY)
                    .with("state", reset.state().name());
            Instant readyAt = reset.readyAt();
            throw readyAt == null
                    ? refusal
                    : refusal.with("readyAt", readyAt)
                            .retryAfter(Duration.between(now, readyAt).toSeconds() + 1);
        }
        passwords.locked(customerId).orElseThrow().reset(digits, now);
        reset.done();
        outbox.publish(new PaymentPasswordChanged(customerId, PaymentPasswordChange.RESET, now));
    }

    private void tell(UUID customerId, String template, Map<String, String> variables) {
        contacts.of(customerId)
                .ifPresent(contact -> outbox.publish(new MessageRequested(
                        UuidCreator.getTimeOrderedEpoch(),
                        Channel.SMS,
                        contact.phone(),
                        contact.locale(),
                        template,
                        variables)));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
