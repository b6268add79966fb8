package io.okpay.payment.rail;

import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What a rail is to move for one payment. The same payment orders the same each time, so that a rail can tell a repetition.
 *
 * @param paymentId names the movement at the rail
 * @param party the other side; only what is paid out goes abroad
 * @param amount above zero
 * @param madeAt when the payment was made
 * @param repeated whether the rail may have got it before
 */
public record RailOrder(UUID paymentId, RailParty party, Money amount, Instant madeAt, boolean repeated) {

    /** The customer's own instrument; there is none when the money goes abroad. */
    public DirectoryInstrument instrument() {
        return switch (party) {
            case RailParty.OwnInstrument own -> own.instrument();
            case RailParty.AccountAbroad abroad ->
                throw new IllegalStateException("Payment " + paymentId + " goes to an account abroad");
        };
    }
}
