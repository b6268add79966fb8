package io.okpay.fx.card;

import java.time.Instant;

/**
 * What the cards of one issue share.
 *
 * @param version counts up with each issue
 * @param source whose mid rates they are
 * @param validFrom when the cards begin
 * @param validUntil from when on nobody prices from them
 */
public record Issue(long version, String source, Instant validFrom, Instant validUntil) {

    boolean validAt(Instant time) {
        return !time.isBefore(validFrom) && time.isBefore(validUntil);
    }
}
