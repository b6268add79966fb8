package io.okpay.payment.payment;

import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.exemption.ExemptionKind;
import io.okpay.payment.exemption.Exemptions;
import io.okpay.platform.event.Channel;
import io.okpay.platform.event.OtpPurpose;
import io.okpay.platform.event.OtpRequested;
import io.okpay.platform.event.PaymentPasswordChallengeRequested;
import io.okpay.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Starts a payment: at once when it is exempt, otherwise by asking for two factors that are bound to it. */
@ApplicationScoped
class StepUp {

    private final Payments payments;
    private final Challenges challenges;
    private final Exemptions exemptions;
    private final Outbox outbox;

    StepUp(Payments payments, Challenges challenges, Exemptions exemptions, Outbox outbox) {
        this.payments = payments;
        this.challenges = challenges;
        this.exemptions = exemptions;
        this.outbox = outbox;
    }

    /**
     * Starts a payment that was just made, and persists it once it has its first states, so that its row is written once.
     *
     * @param deadline for the factors
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void start(Payment payment, DirectoryCustomer payer, Instant deadline, Instant now) {
        Optional<ExemptionKind> exemption = payment.trustsPayee()
                ? Optional.empty()
                : exemptions.take(payment.payerId(), payment.type(), payment.debit(), payment.payeeId());
        if (exemption.isPresent()) {
            payment.exempt(exemption.get(), now);
            payments.persist(payment);
            if (!payment.rail().step().asksRail()) {
                outbox.publish(payments.commandOf(payment));
            }
        } else {
            askForFactors(payment, payer, deadline, now);
        }
    }

    private void askForFactors(Payment payment, DirectoryCustomer payer, Instant deadline, Instant now) {
        payment.requireAuthentication(deadline, now);
        payments.persist(payment);
        String binding = Binding.of(payment);
        Challenge otp = new Challenge(payment.id(), Challenge.Factor.OTP, binding, Challenges.ATTEMPTS, deadline);
        Challenge password = new Challenge(
                payment.id(),
                Challenge.Factor.PAYMENT_PASSWORD,
                binding,
                challenges.passwordAttemptsLeft(payment.payerId()),
                deadline);
        challenges.persist(otp, password);
        outbox.publish(
                new PaymentPasswordChallengeRequested(password.id(), payer.id(), payment.id(), binding, deadline));
        outbox.publish(new OtpRequested(
                otp.id(),
                OtpPurpose.PAYMENT,
                Channel.SMS,
                payer.phone(),
                payer.locale(),
                payer.id(),
                binding,
                Map.of("amount", payment.debit().toString(), "payee", payment.payeeName()),
                deadline));
    }
}
