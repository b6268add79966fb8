package io.okpay.account.ledger;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a transfer has to be by itself, whatever is in the accounts: two or more accounts, and zero in each currency. */
final class TransferShape {

    private static final int FEW = 4;

    private TransferShape() {}

    /** INVALID_TRANSFER or UNBALANCED_TRANSFER, or null when the legs make a transfer. */
    static @Nullable Outcome refusal(LedgerCommand command, List<Leg> legs) {
        if (legs.size() < 2) {
            return Outcome.rejected(command, LedgerProblem.INVALID_TRANSFER, Map.of());
        }
        return legs.size() <= FEW ? wrongShapeOfFew(command, legs) : wrongShape(command, legs);
    }

    /** The common case without collections: few legs of one currency; whatever else it finds is looked at again. */
    private static @Nullable Outcome wrongShapeOfFew(LedgerCommand command, List<Leg> legs) {
        long sum = 0;
        for (int i = 0; i < legs.size(); i++) {
            Leg leg = legs.get(i);
            for (int j = 0; j < i; j++) {
                if (legs.get(j).ref().equals(leg.ref())) {
                    return wrongShape(command, legs);
                }
            }
            boolean simple = leg.amount() != 0
                    && Math.abs(leg.amount()) >>> 60 == 0
                    && leg.currency().equals(legs.getFirst().currency());
            if (!simple) {
                return wrongShape(command, legs);
            }
            sum += leg.amount();
        }
        return sum == 0 ? null : wrongShape(command, legs);
    }

    private static @Nullable Outcome wrongShape(LedgerCommand command, List<Leg> legs) {
        Set<UUID> touched = new HashSet<>();
        Map<String, BigInteger> sums = new TreeMap<>();
        for (Leg leg : legs) {
            if (leg.amount() == 0 || leg.amount() == Long.MIN_VALUE || !touched.add(leg.ref())) {
                return Outcome.rejected(command, LedgerProblem.INVALID_TRANSFER, Map.of());
            }
            sums.merge(leg.currency(), BigInteger.valueOf(leg.amount()), BigInteger::add);
        }
        for (Map.Entry<String, BigInteger> sum : sums.entrySet()) {
            if (sum.getValue().signum() != 0) {
                return Outcome.rejected(command, LedgerProblem.UNBALANCED_TRANSFER, Map.of("currency", sum.getKey()));
            }
        }
        return null;
    }
}
