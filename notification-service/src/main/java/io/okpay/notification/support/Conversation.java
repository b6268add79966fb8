package io.okpay.notification.support;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One matter of one customer. The clock runs until support's first answer; a question back stops it, and the customer's reply lets
 * it go on with what was left.
 */
@Entity
@Table(name = "support_conversation")
class Conversation {

    /** Who has to do something. */
    enum State {
        /** Support. */
        OPEN,
        /** The customer, who was asked something. */
        WAITING_FOR_CUSTOMER,
        /** Nobody; a new message opens it again. */
        RESOLVED,
        /** Nobody, for good. */
        CLOSED
    }

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private String subject;

    @Enumerated(EnumType.STRING)
    private Category category;

    @Column(name = "payment_id")
    private @Nullable UUID paymentId;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable UUID assignee;

    /** Read by the database alone, which has it once. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String source;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "first_answered_at")
    private @Nullable Instant firstAnsweredAt;

    @Column(name = "answer_due_at")
    private @Nullable Instant answerDueAt;

    /** Milliseconds. */
    @Column(name = "clock_left")
    private @Nullable Long clockLeft;

    @Column(name = "resolved_at")
    private @Nullable Instant resolvedAt;

    private @Nullable Integer rating;

    /** For who asks the database. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "rating_comment")
    private @Nullable String ratingComment;

    @SuppressWarnings("NullAway.Init")
    Conversation() {}

    Conversation(
            UUID customerId,
            String subject,
            Category category,
            @Nullable UUID paymentId,
            @Nullable String source,
            Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.subject = subject;
        this.category = category;
        this.paymentId = paymentId;
        this.source = source;
        this.state = State.OPEN;
        this.openedAt = now;
        this.updatedAt = now;
        this.answerDueAt = now.plus(category.answeredWithin());
    }

    /** The customer says something: it is support's turn. */
    void customerWrote(Instant now) {
        refuseClosed();
        if (state == State.RESOLVED) {
            resolvedAt = null;
        }
        if (clockLeft != null) {
            answerDueAt = now.plusMillis(clockLeft);
            clockLeft = null;
        }
        become(State.OPEN, now);
    }

    /** Support answers. */
    void supportAnswered(UUID agent, Instant now) {
        refuseClosed();
        takenBy(agent);
        stopClock(now);
        updatedAt = now;
    }

    /** Support asks something back: the clock stands still. */
    void supportAsked(UUID agent, Instant now) {
        refuseClosed();
        takenBy(agent);
        if (answerDueAt != null) {
            clockLeft = Duration.between(now, answerDueAt).toMillis();
            answerDueAt = null;
        }
        become(State.WAITING_FOR_CUSTOMER, now);
    }

    void assign(UUID agent, Instant now) {
        refuseClosed();
        assignee = agent;
        updatedAt = now;
    }

    void resolve(UUID agent, Instant now) {
        refuseClosed();
        if (state == State.RESOLVED) {
            throw ProblemException.of(SupportProblem.CONVERSATION_ALREADY_RESOLVED);
        }
        takenBy(agent);
        stopClock(now);
        resolvedAt = now;
        become(State.RESOLVED, now);
    }

    void close(Instant now) {
        refuseClosed();
        answerDueAt = null;
        clockLeft = null;
        resolvedAt = resolvedAt == null ? now : resolvedAt;
        become(State.CLOSED, now);
    }

    void rate(int stars, @Nullable String comment, Instant now) {
        if (state != State.RESOLVED && state != State.CLOSED) {
            throw ProblemException.of(SupportProblem.CONVERSATION_NOT_RESOLVED);
        }
        if (rating != null) {
            throw ProblemException.of(SupportProblem.CONVERSATION_ALREADY_RATED);
        }
        rating = stars;
        ratingComment = comment;
        updatedAt = now;
    }

    /** Refuses what a closed conversation does not take. */
    void refuseClosed() {
        if (state == State.CLOSED) {
            throw ProblemException.of(SupportProblem.CONVERSATION_CLOSED);
        }
    }

    boolean isLate(Instant now) {
        return answerDueAt != null && now.isAfter(answerDueAt);
    }

    private void takenBy(UUID agent) {
        if (assignee == null) {
            assignee = agent;
        }
    }

    private void stopClock(Instant now) {
        if (firstAnsweredAt == null) {
            firstAnsweredAt = now;
        }
        answerDueAt = null;
        clockLeft = null;
    }

    private void become(State next, Instant now) {
        state = next;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID customerId() {
        return customerId;
    }

    String subject() {
        return subject;
    }

    Category category() {
        return category;
    }

    @Nullable UUID paymentId() {
        return paymentId;
    }

    State state() {
        return state;
    }

    @Nullable UUID assignee() {
        return assignee;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Nullable Instant firstAnsweredAt() {
        return firstAnsweredAt;
    }

    @Nullable Instant answerDueAt() {
        return answerDueAt;
    }

    @Nullable Integer rating() {
        return rating;
    }
}
