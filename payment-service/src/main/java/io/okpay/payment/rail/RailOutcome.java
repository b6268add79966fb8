package io.okpay.payment.rail;

/** What became of an order at a rail. */
public sealed interface RailOutcome {

    /**
     * The money moved.
     *
     * @param reference the rail's own name for the movement
     */
    record Settled(String reference) implements RailOutcome {}

    /**
     * The rail said no, for good.
     *
     * @param code the rail's own reason: an acquirer's decline code, or an ISO 20022 external status reason such as {@code AC04}
     */
    record Declined(String code) implements RailOutcome {}

    /** Not known: it was not answered, or the rail has not decided. It is asked again. */
    record Unknown() implements RailOutcome {}
}
