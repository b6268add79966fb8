package io.okpay.account.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the books can be asked to do. Each command has its own id, chosen by the sender, and exactly one outcome. */
sealed interface LedgerCommand {

    /** The id of the transfer that the command makes. */
    UUID id();

    /** The payment that it carries out. */
    UUID paymentId();

    /** Tells the same command from another one under the same id. */
    long content();

    /** Moves money at once. */
    record Post(UUID id, UUID paymentId, List<Leg> legs, long content) implements LedgerCommand {}

    /** Keeps money back until it is captured or voided, or until {@code expiresAt}. */
    record Hold(UUID id, UUID paymentId, List<Leg> legs, Instant expiresAt, long content) implements LedgerCommand {}

    /**
     * Moves held money; what is not captured is free again.
     *
     * @param legs no more than was held, or null for all of it
     */
    record Capture(
            UUID id, UUID paymentId, UUID holdId, @Nullable List<Leg> legs, long content) implements LedgerCommand {}

    /**
     * Frees held money.
     *
     * @param expired because its time is over; otherwise because it was asked for
     */
    record Release(UUID id, UUID paymentId, UUID holdId, boolean expired, long content) implements LedgerCommand {}

    /**
     * Moves money back, as a new transfer.
     *
     * @param legs with the signs of the reversal and no more than is left of the original, or null for all that is left
     */
    record Reverse(
            UUID id,
            UUID paymentId,
            UUID originalId,
            @Nullable List<Leg> legs,
            long content) implements LedgerCommand {}

    /** Moves money at once. */
    static LedgerCommand post(UUID id, UUID paymentId, List<Leg> legs) {
        return new Post(id, paymentId, legs, Content.of(paymentId.toString(), legs));
    }

    /** Keeps money back until {@code expiresAt}, which counts to the microsecond. */
    static LedgerCommand hold(UUID id, UUID paymentId, List<Leg> legs, Instant expiresAt) {
        return new Hold(
                id,
                paymentId,
                legs,
                expiresAt.truncatedTo(ChronoUnit.MICROS),
                Content.of("HOLD|" + paymentId + "|" + expiresAt, legs));
    }

    /** Moves held money: these legs, or all of it when they are null. */
    static LedgerCommand capture(UUID id, UUID paymentId, UUID holdId, @Nullable List<Leg> legs) {
        return new Capture(id, paymentId, holdId, legs, Content.of("CAPTURE|" + paymentId + "|" + holdId, legs));
    }

    /** Frees held money because it was asked for. */
    static LedgerCommand release(UUID id, UUID paymentId, UUID holdId) {
        return new Release(id, paymentId, holdId, false, Content.of("VOID|" + paymentId + "|" + holdId, null));
    }

    /** Frees held money because its time is over. */
    static LedgerCommand expire(UUID id, UUID paymentId, UUID holdId) {
        return new Release(id, paymentId, holdId, true, Content.of("EXPIRE|" + paymentId + "|" + holdId, null));
    }

    /** Moves money back: these legs, or all that is left of the original when they are null. */
    static LedgerCommand reverse(UUID id, UUID paymentId, UUID originalId, @Nullable List<Leg> legs) {
        return new Reverse(
                id, paymentId, originalId, legs, Content.of("REVERSE|" + paymentId + "|" + originalId, legs));
    }

    /** The legs that the command names itself. */
    default List<Leg> namedLegs() {
        return switch (this) {
            case Post post -> post.legs();
            case Hold hold -> hold.legs();
            case Capture capture -> orNone(capture.legs());
            case Release release -> List.of();
            case Reverse reverse -> orNone(reverse.legs());
        };
    }

    /** The hold that the command settles, or null. */
    default @Nullable UUID settles() {
        return switch (this) {
            case Capture capture -> capture.holdId();
            case Release release -> release.holdId();
            case Post post -> null;
            case Hold hold -> null;
            case Reverse reverse -> null;
        };
    }

    private static List<Leg> orNone(@Nullable List<Leg> legs) {
        return legs == null ? List.of() : legs;
    }
}
