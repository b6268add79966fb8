package io.okpay.account.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a command: each command id has exactly one recorded outcome. */
sealed interface Outcome {

    /** The command's id. */
    UUID id();

    UUID paymentId();

    long content();

    /** How money came to move. The codes are those of the books and never change. */
    enum Kind {
        POSTED(0),
        HELD(1),
        CAPTURED(2),
        VOIDED(3),
        EXPIRED(4),
        REVERSED(5),
        REJECTED(9);

        private final short code;

        Kind(int code) {
            this.code = (short) code;
        }

        short code() {
            return code;
        }

        static Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind of transfer: " + code);
        }
    }

    Kind kind();

    /** The hold or the transfer that it settles or reverses, or null. */
    @Nullable UUID target();

    /** The refusal of a command, with what the sender should know. */
    static Rejected rejected(LedgerCommand command, LedgerProblem problem, Map<String, String> details) {
        return new Rejected(command.id(), command.paymentId(), command.content(), problem, details);
    }

    /**
     * In the books.
     *
     * @param postings with the balances after them; empty when the outcome is one of an earlier batch
     */
    record Posted(
            UUID id,
            UUID paymentId,
            long content,
            Kind kind,
            @Nullable UUID target,
            List<Posting> postings) implements Outcome {}

    /** Money is kept back. */
    record Held(UUID id, UUID paymentId, long content, Instant expiresAt) implements Outcome {

        @Override
        public Kind kind() {
            return Kind.HELD;
        }

        @Override
        public @Nullable UUID target() {
            return null;
        }
    }

    /** Held money is free again. */
    record Released(UUID id, UUID paymentId, long content, Kind kind, UUID target) implements Outcome {}

    /**
     * Nothing moved.
     *
     * @param problem why
     * @param details what the problem's words name
     */
    record Rejected(UUID id, UUID paymentId, long content, LedgerProblem problem, Map<String, String> details)
            implements Outcome {

        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }

        @Override
        public @Nullable UUID target() {
            return null;
        }
    }

    /**
     * One entry of the books.
     *
     * @param account the account's number
     * @param amount minor units: positive credits, negative debits
     * @param balanceAfter the account's balance with this posting
     */
    record Posting(long account, long amount, long balanceAfter) {}
}
