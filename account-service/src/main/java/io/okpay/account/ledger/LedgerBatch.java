package io.okpay.account.ledger;

import io.okpay.account.ledger.Outcome.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of commands in memory: pure, in order, and with the same result as batches of one. A command that is wrong is
 * rejected and the others take effect.
 */
final class LedgerBatch {

    private final Map<UUID, Account> accounts;
    private final Map<UUID, Outcome> recorded;
    private final Map<UUID, Hold> holds;
    private final Map<UUID, Original> originals;
    private final Instant now;
    private final Map<UUID, Outcome> decided = new LinkedHashMap<>();
    private final Map<Long, Account> changed = new TreeMap<>();
    private final Map<UUID, Hold> changedHolds = new LinkedHashMap<>();

    /**
     * What a batch knows when it begins, all of it read after the locks.
     *
     * @param accounts the touched accounts, by ref
     * @param recorded outcomes that earlier batches recorded for commands of this one and for what they settle, by
     *     id
     * @param holds the holds that commands of this batch settle, by their id
     * @param originals the transfers that commands of this batch reverse, by their id
     */
    record Known(
            Map<UUID, Account> accounts,
            Map<UUID, Outcome> recorded,
            Map<UUID, Hold> holds,
            Map<UUID, Original> originals) {}

    /**
     * A batch on what is known.
     *
     * @param now decides which holds are over
     */
    LedgerBatch(Known known, Instant now) {
        this.accounts = new HashMap<>(known.accounts());
        this.recorded = known.recorded();
        this.holds = new HashMap<>(known.holds());
        this.originals = new HashMap<>(known.originals());
        this.now = now;
    }

    /** The outcome of a command: the recorded one when its id was seen before with the same content. */
    Outcome decide(LedgerCommand command) {
        Outcome earlier = outcome(command.id());
        if (earlier != null) {
            return earlier.content() == command.content()
                    ? earlier
                    : Outcome.rejected(command, LedgerProblem.TRANSFER_ID_REUSED, Map.of());
        }
        Outcome outcome = switch (command) {
            case LedgerCommand.Post post -> post(post, post.legs(), Kind.POSTED, null);
            case LedgerCommand.Hold hold -> hold(hold);
            case LedgerCommand.Capture capture -> capture(capture);
            case LedgerCommand.Release release -> release(release);
            case LedgerCommand.Reverse reverse -> reverse(reverse);
        };
        decided.put(command.id(), outcome);
        return outcome;
    }

    /** Outcomes that this batch has to record, in order. */
    List<Outcome> decided() {
        return List.copyOf(decided.values());
    }

    /** Accounts as this batch leaves them, in order of their numbers. */
    Collection<Account> changedAccounts() {
        return changed.values();
    }

    /** Holds that this batch made or settled, as it leaves them. */
    Collection<Hold> changedHolds() {
        return changedHolds.values();
    }

    /** The wallets that a command concerns, as the batch leaves them so far. */
    List<Account> wallets(LedgerCommand command) {
        List<Leg> legs = command.namedLegs();
        Hold hold = holds.get(command.settles());
        if (hold != null) {
            legs = hold.legs();
        } else if (command instanceof LedgerCommand.Reverse reverse) {
            Original original = original(reverse.originalId());
            legs = original == null ? legs : original.legs();
        }
        List<Account> wallets = new ArrayList<>(2);
        for (Leg leg : legs) {
            Account account = accounts.get(leg.ref());
            if (account != null && !account.system()) {
                wallets.add(account);
            }
        }
        return wallets;
    }

    private @Nullable Outcome outcome(UUID id) {
        Outcome earlier = recorded.get(id);
        return earlier == null ? decided.get(id) : earlier;
    }

    private Outcome post(LedgerCommand command, List<Leg> legs, Kind kind, @Nullable UUID target) {
        Outcome refusal = refusal(command, legs);
        if (refusal != null) {
            return refusal;
        }
        List<Account> after = new ArrayList<>(legs.size());
        List<Outcome.Posting> postings = new ArrayList<>(legs.size());
        for (Leg leg : legs) {
            Account before = Objects.requireNonNull(accounts.get(leg.ref()));
            Account account;
            try {
                account = before.plus(leg.amount());
            } catch (ArithmeticException overflow) {
                return Outcome.rejected(command, LedgerProblem.BALANCE_OUT_OF_RANGE, Map.of());
            }
            if (leg.amount() < 0 && !account.system() && account.available() < 0) {
                return insufficient(command, before);
            }
            after.add(account);
            postings.add(new Outcome.Posting(account.number(), leg.amount(), account.balance()));
        }
        after.forEach(this::change);
        return new Outcome.Posted(command.id(), command.paymentId(), command.content(), kind, target, postings);
    }

    private Outcome hold(LedgerCommand.Hold command) {
        if (!command.expiresAt().isAfter(now)) {
            return Outcome.rejected(command, LedgerProblem.TRANSFER_EXPIRED, Map.of());
        }
        Outcome refusal = refusal(command, command.legs());
        if (refusal != null) {
            return refusal;
        }
        List<Account> after = new ArrayList<>();
        for (Leg leg : command.legs()) {
            Account before = Objects.requireNonNull(accounts.get(leg.ref()));
            if (leg.amount() > 0 || before.system()) {
                continue;
            }
            try {
                Account account = before.holding(Math.negateExact(leg.amount()));
                if (account.available() < 0) {
                    return insufficient(command, before);
                }
                after.add(account);
            } catch (ArithmeticException overflow) {
                return insufficient(command, before);
            }
        }
        after.forEach(this::change);
        change(new Hold(command.id(), Hold.State.PENDING, command.expiresAt(), command.legs()));
        return new Outcome.Held(command.id(), command.paymentId(), command.content(), command.expiresAt());
    }

    private Outcome capture(LedgerCommand.Capture command) {
        Hold hold = holds.get(command.holdId());
        Outcome refusal = notPending(command, hold);
        if (refusal != null) {
            return refusal;
        }
        Hold pending = Objects.requireNonNull(hold);
        if (!pending.expiresAt().isAfter(now)) {
            return Outcome.rejected(command, LedgerProblem.TRANSFER_EXPIRED, Map.of());
        }
        List<Leg> legs = command.legs();
        if (legs == null) {
            legs = pending.legs();
        } else {
            Map<UUID, Long> held = new HashMap<>();
            pending.legs().forEach(leg -> held.put(leg.ref(), leg.amount()));
            for (Leg leg : legs) {
                if (exceeds(leg.amount(), held.getOrDefault(leg.ref(), 0L))) {
                    return Outcome.rejected(command, LedgerProblem.EXCEEDS_PENDING, Map.of("account", leg.account()));
                }
            }
        }
        Map<UUID, Account> before = free(pending);
        Outcome outcome = post(command, legs, Kind.CAPTURED, pending.id());
        if (outcome instanceof Outcome.Rejected) {
            // The hold stays as it was: a refused capture may be tried again with another id.
            accounts.putAll(before);
        } else {
            pending.legs().forEach(leg -> changed(leg.ref()));
            change(pending.become(Hold.State.POSTED));
        }
        return outcome;
    }

    private Outcome release(LedgerCommand.Release command) {
        Hold hold = holds.get(command.holdId());
        Outcome refusal = notPending(command, hold);
        if (refusal != null) {
            return refusal;
        }
        Hold pending = Objects.requireNonNull(hold);
        if (command.expired() && pending.expiresAt().isAfter(now)) {
            return Outcome.rejected(command, LedgerProblem.TRANSFER_NOT_EXPIRED, Map.of());
        }
        free(pending);
        pending.legs().forEach(leg -> changed(leg.ref()));
        change(pending.become(command.expired() ? Hold.State.EXPIRED : Hold.State.VOIDED));
        return new Outcome.Released(
                command.id(),
                command.paymentId(),
                command.content(),
                command.expired() ? Kind.EXPIRED : Kind.VOIDED,
                command.holdId());
    }

    private Outcome reverse(LedgerCommand.Reverse command) {
        Original original = original(command.originalId());
        if (original == null) {
            return Outcome.rejected(command, LedgerProblem.TRANSFER_NOT_FOUND, Map.of());
        }
        List<Leg> legs = command.legs();
        if (legs == null) {
            legs = original.legs().stream()
                    .map(leg -> new Leg(leg.ref(), leg.account(), original.left(leg), leg.currency()))
                    .filter(leg -> leg.amount() != 0)
                    .toList();
            if (legs.isEmpty()) {
                return Outcome.rejected(command, LedgerProblem.EXCEEDS_ORIGINAL, Map.of());
            }
        } else {
            Map<UUID, Long> left = new HashMap<>();
            original.legs().forEach(leg -> left.put(leg.ref(), original.left(leg)));
            for (Leg leg : legs) {
                if (exceeds(leg.amount(), left.getOrDefault(leg.ref(), 0L))) {
                    return Outcome.rejected(command, LedgerProblem.EXCEEDS_ORIGINAL, Map.of("account", leg.account()));
                }
            }
        }
        Outcome outcome = post(command, legs, Kind.REVERSED, command.originalId());
        if (outcome instanceof Outcome.Posted) {
            originals.put(command.originalId(), original.plus(legs));
        }
        return outcome;
    }

    /** The original as read from the books, or as an earlier command of this batch posted it. */
    private @Nullable Original original(UUID id) {
        Original known = originals.get(id);
        if (known != null || !(decided.get(id) instanceof Outcome.Posted posted)) {
            return known;
        }
        Map<Long, Account> byNumber = new HashMap<>();
        accounts.values().forEach(account -> byNumber.put(account.number(), account));
        List<Leg> legs = posted.postings().stream()
                .map(posting -> {
                    Account account = Objects.requireNonNull(byNumber.get(posting.account()));
                    return new Leg(account.ref(), account.ref().toString(), posting.amount(), account.currency());
                })
                .toList();
        return new Original(legs, Map.of());
    }

    private @Nullable Outcome notPending(LedgerCommand command, @Nullable Hold hold) {
        if (hold == null) {
            UUID target = Objects.requireNonNull(command.settles());
            return Outcome.rejected(
                    command,
                    outcome(target) instanceof Outcome.Posted
                            ? LedgerProblem.TRANSFER_ALREADY_POSTED
                            : LedgerProblem.TRANSFER_NOT_FOUND,
                    Map.of());
        }
        return switch (hold.state()) {
            case PENDING -> null;
            case POSTED -> Outcome.rejected(command, LedgerProblem.TRANSFER_ALREADY_POSTED, Map.of());
            case VOIDED -> Outcome.rejected(command, LedgerProblem.TRANSFER_ALREADY_VOIDED, Map.of());
            case EXPIRED -> Outcome.rejected(command, LedgerProblem.TRANSFER_EXPIRED, Map.of());
        };
    }

    /** Takes a hold from the accounts, in memory, and returns them as they were. */
    private Map<UUID, Account> free(Hold hold) {
        Map<UUID, Account> before = new HashMap<>();
        for (Leg leg : hold.legs()) {
            long held = held(leg);
            Account account = accounts.get(leg.ref());
            if (held != 0 && account != null) {
                before.put(leg.ref(), account);
                accounts.put(leg.ref(), account.holding(Math.negateExact(held)));
            }
        }
        return before;
    }

    private long held(Leg leg) {
        Account account = accounts.get(leg.ref());
        return leg.amount() > 0 || account == null || account.system() ? 0 : Math.negateExact(leg.amount());
    }

    private void change(Account account) {
        accounts.put(account.ref(), account);
        changed.put(account.number(), account);
    }

    private void changed(UUID ref) {
        Account account = accounts.get(ref);
        if (account != null) {
            changed.put(account.number(), account);
        }
    }

    private void change(Hold hold) {
        holds.put(hold.id(), hold);
        changedHolds.put(hold.id(), hold);
    }

    private @Nullable Outcome refusal(LedgerCommand command, List<Leg> legs) {
        Outcome shape = TransferShape.refusal(command, legs);
        if (shape != null) {
            return shape;
        }
        for (Leg leg : legs) {
            Account account = accounts.get(leg.ref());
            if (account == null) {
                return Outcome.rejected(command, LedgerProblem.ACCOUNT_NOT_FOUND, Map.of("account", leg.account()));
            }
            if (!account.currency().equals(leg.currency())) {
                return Outcome.rejected(command, LedgerProblem.CURRENCY_MISMATCH, Map.of("account", leg.account()));
            }
            if (account.frozen() && leg.amount() < 0) {
                return Outcome.rejected(command, LedgerProblem.WALLET_FROZEN, Map.of("account", leg.account()));
            }
        }
        return null;
    }

    /** Whether an amount goes beyond a bound, which has the sign that the amount should have. */
    private static boolean exceeds(long amount, long bound) {
        return amount < 0 ? amount < bound : amount > bound;
    }

    private static Outcome insufficient(LedgerCommand command, Account account) {
        return Outcome.rejected(
                command,
                LedgerProblem.INSUFFICIENT_BALANCE,
                Map.of("available", account.availableDecimal(), "currency", account.currency()));
    }
}
