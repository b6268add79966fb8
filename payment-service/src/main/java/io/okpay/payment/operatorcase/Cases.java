package io.okpay.payment.operatorcase;

import io.okpay.payment.approval.ApprovalProblem;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All cases. */
@ApplicationScoped
public class Cases implements PanacheRepositoryBase<OperatorCase, UUID> {

    private static final Logger LOG = Logger.getLogger(Cases.class);

    private final Event<Decided> decisions;

    /** Two people agreed. Fired as a CDI event in the transaction that closes the case. */
    public record Decided(UUID caseId, UUID paymentId, CaseKind kind, Decision decision) {}

    Cases(Event<Decided> decisions) {
        this.decisions = decisions;
    }

    /** Opens a case, unless one of the kind is open for the payment, in the running transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void open(CaseKind kind, UUID paymentId, Map<String, String> details, Instant now) {
        if (count("paymentId = ?1 and kind = ?2 and closedAt is null", paymentId, kind) == 0) {
            persist(new OperatorCase(kind, paymentId, Map.copyOf(details), now));
            LOG.errorf("A person has to decide about payment %s: %s %s", paymentId, kind, details);
        }
    }

    /** Closes the open case of the kind, if there is one: what was unknown became known by itself. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settledItself(UUID paymentId, CaseKind kind, Instant now) {
        find("paymentId = ?1 and kind = ?2 and closedAt is null", paymentId, kind).stream()
                .forEach(one -> one.close(null, now));
    }

    List<OperatorCase> open() {
        return list("closedAt is null order by id");
    }

    List<OperatorCase> closed(int most) {
        return find("closedAt is not null order by closedAt desc, id")
                .page(0, most)
                .list();
    }

    @Transactional
    OperatorCase propose(UUID id, Decision decision, @Nullable String note, UUID by, Instant now) {
        OperatorCase found = openOne(id);
        if (!found.kind().decisions().contains(decision)) {
            throw ProblemException.of(CaseProblem.DECISION_NOT_POSSIBLE, "decision")
                    .with("decisions", found.kind().decisions().toString());
        }
        found.propose(decision, note, by, now);
        return found;
    }

    @Transactional
    OperatorCase approve(UUID id, UUID by, Instant now) {
        OperatorCase found = openOne(id);
        Decision decision = found.decision();
        if (decision == null) {
            throw ProblemException.of(CaseProblem.NOTHING_PROPOSED);
        }
        if (by.equals(found.proposedBy())) {
            throw ProblemException.of(ApprovalProblem.SECOND_PERSON_REQUIRED);
        }
        found.close(by, now);
        decisions.fire(new Decided(found.id(), found.paymentId(), found.kind(), decision));
        return found;
    }

    private OperatorCase openOne(UUID id) {
        OperatorCase found = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (!found.isOpen()) {
            throw ProblemException.of(CaseProblem.CASE_CLOSED);
        }
        return found;
    }
}
