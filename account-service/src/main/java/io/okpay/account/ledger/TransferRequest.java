package io.okpay.account.ledger;

import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as an operator asks for it.
 *
 * @param type what to do
 * @param paymentId what it belongs to; the transfer's own id by default
 * @param legs for POST and HOLD: two or more, debits and credits equal in each currency; for CAPTURE and REVERSE: the part, all
 *     of it by default
 * @param targetId for CAPTURE and VOID the hold, for REVERSE the original
 * @param expiresAt for HOLD: after this it is void
 */
public record TransferRequest(
        @NotNull Type type,
        @Nullable UUID paymentId,
        @Nullable @Size(min = FEWEST_LEGS, max = MOST_LEGS) List<@Valid LegRequest> legs,
        @Nullable UUID targetId,
        @Nullable Instant expiresAt) {

    private static final int FEWEST_LEGS = 2;
    private static final int MOST_LEGS = 100;

    /** What to do. */
    public enum Type {
        POST,
        HOLD,
        CAPTURE,
        VOID,
        REVERSE
    }

    /** Which side of an account. */
    public enum Direction {
        DEBIT,
        CREDIT
    }

    /**
     * One side.
     *
     * @param account {@code wallet:<uuid>} or {@code system:<CODE>}
     * @param amount above zero
     */
    public record LegRequest(
            @NotNull String account,
            @NotNull Direction direction,
            @NotNull Money amount) {

        @SuppressWarnings("ConstantValue")
        private boolean hasAllParts() {
            return account != null && direction != null && amount != null;
        }
    }

    /**
     * The command under this id.
     *
     * @throws ProblemException VALIDATION_FAILED, INVALID_AMOUNT or ACCOUNT_NOT_FOUND
     */
    LedgerCommand command(UUID id) {
        UUID payment = paymentId == null ? id : paymentId;
        return switch (type) {
            case POST -> LedgerCommand.post(id, payment, required("legs", sides()));
            case HOLD -> LedgerCommand.hold(id, payment, required("legs", sides()), required("expiresAt", expiresAt));
            case CAPTURE -> LedgerCommand.capture(id, payment, target(), sides());
            case VOID -> LedgerCommand.release(id, payment, target());
            case REVERSE -> LedgerCommand.reverse(id, payment, target(), sides());
        };
    }

    private UUID target() {
        return required("targetId", targetId);
    }

    /** Whether it is to be posted at once and breaks none of the constraints above. */
    boolean postsPlainly() {
        return type == Type.POST
                && targetId == null
                && expiresAt == null
                && legs != null
                && legs.size() >= FEWEST_LEGS
                && legs.size() <= MOST_LEGS
                && legs.stream().allMatch(LegRequest::hasAllParts);
    }

    /** Whether any leg is above a bound in major units of its currency. */
    boolean isAbove(BigDecimal bound) {
        return legs != null
                && legs.stream().anyMatch(leg -> leg.amount().toDecimal().compareTo(bound) > 0);
    }

    private @Nullable List<Leg> sides() {
        if (legs == null) {
            return null;
        }
        List<Leg> sides = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            LegRequest leg = legs.get(i);
            if (!leg.amount().isPositive()) {
                throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "legs[" + i + "].amount");
            }
            long amount = leg.amount().minor();
            try {
                sides.add(Leg.of(
                        leg.account(),
                        leg.direction() == Direction.CREDIT ? amount : -amount,
                        leg.amount().currencyCode()));
            } catch (IllegalArgumentException noAccount) {
                throw ProblemException.of(LedgerProblem.ACCOUNT_NOT_FOUND, "legs[" + i + "].account")
                        .with("account", leg.account());
            }
        }
        return sides;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED,
                    List.of(new FieldProblem(field, "NotNull", "this type of transfer needs it")));
        }
        return value;
    }
}
