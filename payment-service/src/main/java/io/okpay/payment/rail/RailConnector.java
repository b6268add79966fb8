package io.okpay.payment.rail;

/**
 * Speaks to one rail. Each method moves money at most once for a payment, however often it is called: a later call asks what became
 * of the first. A rail that does not answer throws {@link RailUnavailableException}.
 */
public interface RailConnector {

    /** Which rail it speaks to. */
    RailKind kind();

    /** Takes money from the customer's instrument. */
    RailOutcome collect(RailOrder order);

    /** Pays money to the order's party. */
    RailOutcome payOut(RailOrder order);

    /**
     * Gives back what was collected for the payment.
     *
     * @param reference of the collection
     */
    RailOutcome giveBack(RailOrder order, String reference);
}
