package io.okpay.payment.stepup;

import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.PaymentPasswordChallengeRequested;
import io.okpay.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Asks a customer for both factors. */
@ApplicationScoped
public class AskForFactors {

    private final Challenges challenges;
    private final Outbox outbox;

    AskForFactors(Challenges challenges, Outbox outbox) {
        this.challenges = challenges;
        this.outbox = outbox;
    }

    /** Makes the challenges; {@link FactorVerified} and {@link FactorFailed} tell what became of them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void ask(Confirmation asked, DirectoryCustomer customer) {
        Challenge otp = new Challenge(asked, customer.id(), Factor.OTP, Challenges.ATTEMPTS);
        Challenge password = new Challenge(
                asked, customer.id(), Factor.PAYMENT_PASSWORD, challenges.passwordAttemptsLeft(customer.id()));
        challenges.persist(otp, password);
        outbox.publish(new PaymentPasswordChallengeRequested(
                password.id(), customer.id(), asked.subjectId(), asked.binding(), asked.deadline()));
        outbox.publish(new OtpRequested(
                otp.id(),
                asked.purpose(),
                Channel.SMS,
                customer.phone(),
                customer.locale(),
                customer.id(),
                asked.binding(),
                asked.named(),
                asked.deadline()));
    }
}
