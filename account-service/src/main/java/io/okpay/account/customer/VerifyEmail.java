package io.okpay.account.customer;

import io.okpay.platform.event.Channel;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.OtpVerified;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Proves that an e-mail address is the customer's, so that others may pay them by it. */
@ApplicationScoped
class VerifyEmail {

    private final Customers customers;
    private final EmailVerifications verifications;
    private final Outbox outbox;
    private final Duration codeLife;

    VerifyEmail(
            Customers customers,
            EmailVerifications verifications,
            Outbox outbox,
            @ConfigProperty(name = "okpay.registration.code-life") Duration codeLife) {
        this.customers = customers;
        this.verifications = verifications;
        this.outbox = outbox;
        this.codeLife = codeLife;
    }

    /** Sends a passcode to the customer's address. */
    @Transactional
    ChallengeResponse start(UUID customerId) {
        Customer customer =
                customers.findByIdOptional(customerId).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        String email = customer.email();
        if (email == null) {
            throw ProblemException.of(CustomerProblem.EMAIL_NOT_GIVEN);
        }
        if (customer.hasVerifiedEmail()) {
            throw ProblemException.of(CustomerProblem.EMAIL_ALREADY_VERIFIED);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        EmailVerification verification = new EmailVerification(customerId, email, now);
        verifications.persist(verification);
        outbox.publish(new OtpRequested(
                verification.challengeId(),
                OtpPurpose.EMAIL_VERIFICATION,
                Channel.EMAIL,
                email,
                customer.locale(),
                customerId,
                null,
                Map.of(),
                now.plus(codeLife)));
        return new ChallengeResponse(verification.challengeId(), "EMAIL", now.plus(codeLife));
    }

    /** The code was right: the address is the customer's unless another customer proved it first. */
    @Transactional(Transactional.TxType.MANDATORY)
    void verified(OtpVerified event) {
        verifications.findByIdOptional(event.challengeId()).ifPresent(verification -> {
            Customer customer = customers.findById(verification.customerId());
            if (!customer.hasVerifiedEmail() && !customers.hasVerifiedEmail(verification.email())) {
                customer.emailVerified(verification.email(), event.verifiedAt());
                outbox.publish(new CustomerEmailVerified(customer.id(), verification.email(), event.verifiedAt()));
            }
        });
    }
}
