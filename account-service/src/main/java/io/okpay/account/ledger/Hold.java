package io.okpay.account.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Money kept back for a transfer that is not posted yet.
 *
 * @param id the transfer that made it
 * @param legs what posting all of it would book
 */
record Hold(UUID id, State state, Instant expiresAt, List<Leg> legs) {

    enum State {
        PENDING,
        POSTED,
        VOIDED,
        EXPIRED
    }

    Hold become(State next) {
        return new Hold(id, next, expiresAt, legs);
    }
}
