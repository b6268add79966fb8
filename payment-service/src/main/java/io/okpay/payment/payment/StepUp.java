package io.okpay.payment.payment;

import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.exemption.ExemptionKind;
import io.okpay.payment.exemption.Exemptions;
import io.okpay.payment.stepup.AskForFactors;
import io.okpay.payment.stepup.Binding;
import io.okpay.payment.stepup.Confirmation;
import io.okpay.platform.event.OtpPurpose;
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
    private final AskForFactors factors;
    private final Exemptions exemptions;
    private final Outbox outbox;

    StepUp(Payments payments, AskForFactors factors, Exemptions exemptions, Outbox outbox) {
        this.payments = payments;
        this.factors = factors;
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
            start(payment);
        } else {
            askForFactors(payment, payer, deadline, now);
        }
    }

    /** Starts a payment that needs no factors any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void start(Payment payment) {
        payments.persist(payment);
        if (!payment.rail().step().asksRail()) {
            outbox.publish(payments.commandOf(payment));
        }
    }

    private void askForFactors(Payment payment, DirectoryCustomer payer, Instant deadline, Instant now) {
        payment.requireAuthentication(deadline, now);
        payments.persist(payment);
        String binding = Binding.of(payment.payerId(), payment.payeeId(), payment.debit(), payment.id());
        Map<String, String> named = Map.of("amount", payment.debit().toString(), "payee", payment.payeeName());
        factors.ask(new Confirmation(OtpPurpose.PAYMENT, payment.id(), binding, named, deadline), payer);
    }
}
