package io.okpay.payment.rail;

import io.okpay.platform.money.Money;
import java.util.UUID;

/** What a rail tells of its own accord. Fired as a CDI event in the transaction that records the callback. */
public sealed interface RailReport {

    /** The rail. */
    RailKind rail();

    /** The payment whose order it is about; it may be unknown here. */
    UUID paymentId();

    /** The order is decided. */
    record Decided(RailKind rail, UUID paymentId, RailOutcome outcome) implements RailReport {}

    /**
     * Money that had been settled was taken back: a chargeback of the cardholder's bank, or a return by the creditor's bank (pacs.004).
     *
     * @param amount how much of it
     * @param reason the rail's own code
     */
    record TakenBack(RailKind rail, UUID paymentId, Money amount, String reason) implements RailReport {}
}
