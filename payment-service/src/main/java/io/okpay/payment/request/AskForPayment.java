package io.okpay.payment.request;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks a person for money, whether or not that person is a customer: the asker cannot tell. */
@ApplicationScoped
class AskForPayment {

    /** No payment is larger, in minor units. */
    private static final long MOST_MINOR = 1_000_000_000_000_000L;

    private final EntityManager entities;
    private final Directory directory;
    private final Outbox outbox;
    private final Duration life;
    private final long mostOpen;

    AskForPayment(
            EntityManager entities,
            Directory directory,
            Outbox outbox,
            @ConfigProperty(name = "okpay.payment-request.life") Duration life,
            @ConfigProperty(name = "okpay.payment-request.most-open-for-one-payer") long mostOpen) {
        this.entities = entities;
        this.directory = directory;
        this.outbox = outbox;
        this.life = life;
        this.mostOpen = mostOpen;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    PaymentRequest ask(UUID askerId, PayerAddress payer, Money amount, @Nullable String note) {
        if (!amount.isPositive() || amount.minor() > MOST_MINOR) {
            throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "amount.amount");
        }
        DirectoryCustomer asker = directory
                .customer(askerId)
                .orElseThrow(() ->
                        ProblemException.of(QuoteProblem.CUSTOMER_NOT_READY).retryAfter(1));
        String address = payer.value();
        if (address.equals(asker.phone()) || address.equals(asker.email())) {
            throw ProblemException.of(RequestProblem.REQUEST_TO_SELF, "payer");
        }
        if (directory.wallet(askerId, amount.currencyCode()).isEmpty()) {
            throw ProblemException.of(QuoteProblem.CURRENCY_NOT_HELD, "amount.currency")
                    .with("currency", amount.currencyCode());
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        refuseTooMany(askerId, address, now);
        Optional<DirectoryCustomer> known =
                payer.isPhone() ? directory.customerByPhone(address) : directory.customerByEmail(address);
        PaymentRequest request = new PaymentRequest(
                askerId, address, known.map(DirectoryCustomer::id).orElse(null), amount, note, now, now.plus(life));
        entities.persist(request);
        entities.flush();
        outbox.publish(request.opened());
        return request;
    }

    /**
     * Requests are counted by the address that the asker named, not by the customer behind it: otherwise a refusal would tell that a
     * phone and an e-mail address belong to one person.
     */
    private void refuseTooMany(UUID askerId, String address, Instant now) {
        entities.createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(?1, 0)) IS NULL", Boolean.class)
                .setParameter(1, "payment-request\n" + askerId + "\n" + address)
                .getSingleResult();
        long open = entities.createQuery(
                        "select count(*) from PaymentRequest where askerId = ?1 and payerAddress = ?2"
                                + " and state = ?3 and (expiresAt > ?4 or paymentId is not null)",
                        Long.class)
                .setParameter(1, askerId)
                .setParameter(2, address)
                .setParameter(3, PaymentRequestState.OPEN)
                .setParameter(4, now)
                .getSingleResult();
        if (open >= mostOpen) {
            throw ProblemException.of(RequestProblem.TOO_MANY_OPEN_REQUESTS, "payer")
                    .with("most", mostOpen);
        }
    }
}
