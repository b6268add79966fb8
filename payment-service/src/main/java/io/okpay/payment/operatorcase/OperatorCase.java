package io.okpay.payment.operatorcase;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One matter for a person. */
@Entity
@Table(name = "operator_case")
class OperatorCase {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private CaseKind kind;

    @Column(name = "payment_id")
    private UUID paymentId;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> details;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision decision;

    private @Nullable String note;

    @Column(name = "proposed_by")
    private @Nullable UUID proposedBy;

    @Column(name = "proposed_at")
    private @Nullable Instant proposedAt;

    @Column(name = "closed_by")
    private @Nullable UUID closedBy;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    OperatorCase() {}

    OperatorCase(CaseKind kind, UUID paymentId, Map<String, String> details, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.kind = kind;
        this.paymentId = paymentId;
        this.details = details;
        this.openedAt = now;
    }

    /** The latest proposal counts. */
    void propose(Decision proposed, @Nullable String words, UUID by, Instant now) {
        decision = proposed;
        note = words;
        proposedBy = by;
        proposedAt = now;
    }

    /** Nobody closed it, when it settled itself. */
    void close(@Nullable UUID by, Instant now) {
        closedBy = by;
        closedAt = now;
    }

    boolean isOpen() {
        return closedAt == null;
    }

    UUID id() {
        return id;
    }

    CaseKind kind() {
        return kind;
    }

    UUID paymentId() {
        return paymentId;
    }

    Map<String, String> details() {
        return details;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable Decision decision() {
        return decision;
    }

    @Nullable String note() {
        return note;
    }

    @Nullable UUID proposedBy() {
        return proposedBy;
    }

    @Nullable UUID closedBy() {
        return closedBy;
    }

    @Nullable Instant closedAt() {
        return closedAt;
    }
}
