package io.okpay.payment.payout;

import io.okpay.payment.page.PageRequest;
import io.okpay.platform.event.PayoutCompleted;
import io.okpay.platform.money.Money;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All payouts, and what payments do with their lines. */
@ApplicationScoped
public class Payouts {

    /** So many lines are on their way at once: a large payout leaves room in the ledger for everybody else. */
    private static final int MOST_ON_THEIR_WAY = 500;

    private static final int CHUNK = 100;

    private final EntityManager entities;
    private final PayoutLines lines;
    private final Outbox outbox;

    /**
     * A line whose turn has come.
     *
     * @param amount what the payee gets
     * @param fee what the merchant pays on top
     */
    public record DueLine(
            UUID payoutId,
            int number,
            UUID merchantId,
            String merchantName,
            UUID merchantWalletId,
            UUID payeeId,
            String payeeName,
            UUID payeeWalletId,
            Money amount,
            Money fee,
            int tariffVersion,
            String feeRule,
            @Nullable String note) {}

    Payouts(EntityManager entities, PayoutLines lines, Outbox outbox) {
        this.entities = entities;
        this.lines = lines;
        this.outbox = outbox;
    }

    /** The payouts that are being paid, those first that wait longest. */
    @Transactional
    public List<UUID> processing() {
        return entities.createQuery("select id from Payout where state = ?1 order by confirmedAt", UUID.class)
                .setParameter(1, PayoutState.PROCESSING)
                .getResultList();
    }

    /**
     * Starts the next lines of a payout in the running transaction, in their order, or ends the payout when none is left. While
     * another replica does so, nothing happens.
     *
     * @param start starts the payment of a line and names it
     * @return whether more lines could start at once
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean pay(UUID payoutId, Function<DueLine, UUID> start) {
        Payout payout = unlessTaken(payoutId).orElse(null);
        if (payout == null) {
            return false;
        }
        Progress progress = lines.progress(payout);
        if (progress.over()) {
            payout.complete(progress, now());
            outbox.publish(completed(payout, progress));
            return false;
        }
        int room = Math.min(CHUNK, MOST_ON_THEIR_WAY - progress.processing());
        if (room <= 0 || progress.pending() == 0) {
            return false;
        }
        List<PayoutLine> next = lines.after(payout, 0, LineState.PENDING, room);
        for (PayoutLine line : next) {
            lines.start(payoutId, line.number(), start.apply(due(payout, line)), now());
        }
        return next.size() == CHUNK;
    }

    /** The payment of a line has moved the money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void paid(UUID paymentId) {
        lines.end(paymentId, LineState.PAID, null, Map.of(), now());
    }

    /** The payment of a line moved no money. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void failed(UUID paymentId, String code, Map<String, String> details) {
        lines.end(paymentId, LineState.FAILED, code, details, now());
    }

    @Transactional
    Payout own(UUID id, UUID merchantId) {
        return owned(id, merchantId, LockModeType.NONE);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Payout confirm(UUID id, UUID merchantId) {
        Payout payout = owned(id, merchantId, LockModeType.PESSIMISTIC_WRITE);
        payout.confirm(now());
        return payout;
    }

    @Transactional
    Payout cancel(UUID id, UUID merchantId) {
        Payout payout = owned(id, merchantId, LockModeType.PESSIMISTIC_WRITE);
        payout.cancel(now());
        return payout;
    }

    @Transactional
    PageRequest.Cut<Payout> page(UUID merchantId, PageRequest page) {
        return page.cut(
                entities.createQuery(
                                "from Payout where merchantId = ?1 and (?2 is null or id < ?2) order by id desc",
                                Payout.class)
                        .setParameter(1, merchantId)
                        .setParameter(2, page.after())
                        .setMaxResults(page.rows())
                        .getResultList(),
                Payout::id);
    }

    /** Ends what nobody confirmed in time; what another replica ends is skipped. */
    @Scheduled(
            every = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void expireDue() {
        Instant now = now();
        List<?> due = entities.createNativeQuery(
                        "SELECT id FROM payout WHERE state = 'VALIDATED' AND expires_at <= ?1"
                                + " ORDER BY expires_at LIMIT 100 FOR UPDATE SKIP LOCKED",
                        UUID.class)
                .setParameter(1, now)
                .getResultList();
        due.forEach(id -> entities.find(Payout.class, id).expire(now));
    }

    private Optional<Payout> unlessTaken(UUID id) {
        return entities.createNativeQuery(
                        "SELECT id FROM payout WHERE id = ?1 AND state = 'PROCESSING' FOR UPDATE SKIP LOCKED",
                        UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .map(found -> entities.find(Payout.class, found));
    }

    private Payout owned(UUID id, UUID merchantId, LockModeType lock) {
        Payout payout = entities.find(Payout.class, id, lock);
        if (payout == null || !payout.merchantId().equals(merchantId)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return payout;
    }

    private static DueLine due(Payout payout, PayoutLine line) {
        return new DueLine(
                payout.id(),
                line.number(),
                payout.merchantId(),
                payout.merchantName(),
                payout.walletId(),
                line.payeeId(),
                line.payeeName(),
                line.payeeWalletId(),
                line.amount(),
                line.fee(),
                payout.tariffVersion(),
                line.feeRule(),
                line.note());
    }

    private static PayoutCompleted completed(Payout payout, Progress progress) {
        return new PayoutCompleted(
                payout.id(),
                payout.merchantId(),
                payout.reference(),
                payout.state().name(),
                progress.paid(),
                progress.failed(),
                progress.paidAmount(),
                progress.paidFee(),
                now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
