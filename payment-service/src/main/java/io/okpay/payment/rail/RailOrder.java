package io.okpay.payment.rail;

import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * What a rail is to move for one payment. The same payment orders the same each time, so that a rail can tell a repetition.
 *
 * @param paymentId names the movement at the rail
 * @param instrument the customer's side
 * @param amount above zero
 * @param madeAt when the payment was made
 * @param repeated whether the rail may have got it before
 */
public record RailOrder(
        UUID paymentId, DirectoryInstrument instrument, Money amount, Instant madeAt, boolean repeated) {}
