package io.okpay.payment.payout;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.directory.Payees;
import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.order.OrderProblem;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.payment.tariff.Discount;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.Tariff;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes a payout as a whole or not at all. */
@ApplicationScoped
class OpenPayout {

    private static final String TIER = "STANDARD";

    private final EntityManager entities;
    private final PayoutLines stored;
    private final Payees payees;
    private final Directory directory;
    private final Tariffs tariffs;
    private final Duration life;

    OpenPayout(
            EntityManager entities,
            PayoutLines stored,
            Payees payees,
            Directory directory,
            Tariffs tariffs,
            @ConfigProperty(name = "okpay.payout.life") Duration life) {
        this.entities = entities;
        this.stored = stored;
        this.payees = payees;
        this.directory = directory;
        this.tariffs = tariffs;
        this.life = life;
    }

    /**
     * Validates and prices the lines in the running transaction, and stores them when each is right.
     *
     * @param errors what is wrong with lines already
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Payout open(Merchant merchant, String reference, String currency, List<GivenLine> lines, LineErrors errors) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        DirectoryWallet wallet = directory
                .wallet(merchant.id(), currency)
                .orElseThrow(() -> ProblemException.of(OrderProblem.MERCHANT_CURRENCY_NOT_HELD, "currency")
                        .with("currency", currency));
        refuseTaken(merchant, reference);
        Tariff tariff = tariffs.at(now).orElseThrow(() -> ProblemException.of(QuoteProblem.TARIFF_NOT_FOUND));
        CheckLines.Prices prices = (country, amount) -> tariff.ofTarget(
                new FeeBasis(PaymentType.TRANSFER, InstrumentKind.WALLET, merchant.country(), country, TIER, currency),
                amount,
                Discount.NONE);
        CheckedLines checked = new CheckLines(merchant.id(), currency, payees::find, prices, errors).check(lines);
        Payout payout = new Payout(merchant, wallet.id(), reference, checked, life, now);
        entities.persist(payout);
        entities.flush();
        stored.add(payout.id(), checked.lines(), now);
        return payout;
    }

    private void refuseTaken(Merchant merchant, String reference) {
        var _ = entities.createNativeQuery(
                        "SELECT pg_advisory_xact_lock(hashtextextended(?1, 0)) IS NULL", Boolean.class)
                .setParameter(1, "payout\n" + merchant.id() + "\n" + reference)
                .getSingleResult();
        boolean taken = !entities.createQuery(
                        "select id from Payout where merchantId = ?1 and reference = ?2", UUID.class)
                .setParameter(1, merchant.id())
                .setParameter(2, reference)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw ProblemException.of(PayoutProblem.PAYOUT_REFERENCE_TAKEN, "reference");
        }
    }
}
