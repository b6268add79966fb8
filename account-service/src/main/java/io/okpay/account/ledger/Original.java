package io.okpay.account.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A posted transfer as one that may be reversed.
 *
 * @param legs what it booked
 * @param reversed what reversals booked back so far, by account, with the signs of the reversals
 */
record Original(List<Leg> legs, Map<UUID, Long> reversed) {

    /** What is left to reverse of a leg, with the sign of a reversal. */
    long left(Leg leg) {
        return -leg.amount() - reversed.getOrDefault(leg.ref(), 0L);
    }

    Original plus(List<Leg> reversal) {
        Map<UUID, Long> more = new HashMap<>(reversed);
        reversal.forEach(leg -> more.merge(leg.ref(), leg.amount(), Math::addExact));
        return new Original(legs, more);
    }
}
