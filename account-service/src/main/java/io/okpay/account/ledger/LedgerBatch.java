package io.okpay.account.ledger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of transfers in memory: pure, in order, and with the same result as batches of one. A transfer that is wrong
 * is rejected and the others are posted.
 */
final class LedgerBatch {

    private final Map<UUID, Account> accounts;
    private final Map<UUID, Outcome> recorded;
    private final Map<UUID, Outcome> decided = new LinkedHashMap<>();
    private final Set<UUID> changed = new HashSet<>();

    /**
     * @param accounts the touched accounts as locked, by id
     * @param recorded outcomes that earlier batches recorded for transfers of this one, by transfer id
     */
    LedgerBatch(Map<UUID, Account> accounts, Map<UUID, Outcome> recorded) {
        this.accounts = new HashMap<>(accounts);
        this.recorded = Map.copyOf(recorded);
    }

    /** The outcome of a transfer: the recorded one when its id was seen before with the same content. */
    Outcome decide(Transfer transfer) {
        Outcome earlier = recorded.getOrDefault(transfer.id(), decided.get(transfer.id()));
        if (earlier != null) {
            return earlier.contentHash().equals(transfer.contentHash())
                    ? earlier
                    : rejected(transfer, LedgerProblem.TRANSFER_ID_REUSED, Map.of());
        }
        Outcome outcome = post(transfer);
        decided.put(transfer.id(), outcome);
        return outcome;
    }

    /** Outcomes that this batch has to record, in order. */
    List<Outcome> decided() {
        return List.copyOf(decided.values());
    }

    /** Accounts as this batch leaves them, in id order. */
    List<Account> changedAccounts() {
        Map<UUID, Account> inOrder = new TreeMap<>();
        for (UUID id : changed) {
            inOrder.put(id, java.util.Objects.requireNonNull(accounts.get(id)));
        }
        return List.copyOf(inOrder.values());
    }

    private Outcome post(Transfer transfer) {
        Outcome refusal = refusal(transfer);
        if (refusal != null) {
            return refusal;
        }
        List<Account> after = new ArrayList<>();
        List<Outcome.Posting> postings = new ArrayList<>();
        for (int leg = 0; leg < transfer.legs().size(); leg++) {
            Transfer.Leg side = transfer.legs().get(leg);
            Account before = accounts.get(side.accountId());
            if (before == null) {
                return rejected(transfer, LedgerProblem.ACCOUNT_NOT_FOUND, Map.of("account", side.account()));
            }
            if (!before.currency().equals(side.currency())) {
                return rejected(transfer, LedgerProblem.CURRENCY_MISMATCH, Map.of("account", side.account()));
            }
            Account account;
            try {
                account = before.plus(side.amount());
            } catch (ArithmeticException overflow) {
                return rejected(transfer, LedgerProblem.BALANCE_OUT_OF_RANGE, Map.of());
            }
            if (side.amount() < 0 && !account.mayOverdraw() && account.available() < 0) {
                return rejected(
                        transfer,
                        LedgerProblem.INSUFFICIENT_BALANCE,
                        Map.of("available", decimal(before), "currency", before.currency()));
            }
            after.add(account);
            postings.add(new Outcome.Posting(
                    leg,
                    account.id(),
                    account.currency(),
                    side.amount(),
                    account.balance(),
                    account.version(),
                    !account.mayOverdraw()));
        }
        for (Account account : after) {
            accounts.put(account.id(), account);
            changed.add(account.id());
        }
        return new Outcome.Posted(transfer.id(), transfer.paymentId(), transfer.contentHash(), List.copyOf(postings));
    }

    private static @Nullable Outcome refusal(Transfer transfer) {
        Set<UUID> touched = new HashSet<>();
        Map<String, BigInteger> sums = new TreeMap<>();
        for (Transfer.Leg leg : transfer.legs()) {
            if (leg.amount() == 0 || !touched.add(leg.accountId())) {
                return rejected(transfer, LedgerProblem.INVALID_TRANSFER, Map.of());
            }
            sums.merge(leg.currency(), BigInteger.valueOf(leg.amount()), BigInteger::add);
        }
        if (transfer.legs().size() < 2) {
            return rejected(transfer, LedgerProblem.INVALID_TRANSFER, Map.of());
        }
        for (Map.Entry<String, BigInteger> sum : sums.entrySet()) {
            if (sum.getValue().signum() != 0) {
                return rejected(transfer, LedgerProblem.UNBALANCED_TRANSFER, Map.of("currency", sum.getKey()));
            }
        }
        return null;
    }

    private static Outcome rejected(Transfer transfer, LedgerProblem problem, Map<String, String> details) {
        return new Outcome.Rejected(transfer.id(), transfer.paymentId(), transfer.contentHash(), problem, details);
    }

    private static String decimal(Account account) {
        int digits = Math.max(0, Currency.getInstance(account.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(account.available(), digits).toPlainString();
    }
}
