package io.okpay.payment.tariff;

/**
 * What the fee of a payment depends on, besides its amount.
 *
 * @param instrument what is charged or paid out to; the wallet when only wallets take part
 * @param from ISO 3166-1 alpha-2 of the payer
 * @param to ISO 3166-1 alpha-2 of the payee
 * @param tier the payer's tier
 * @param currency ISO 4217
 */
public record FeeBasis(
        PaymentType type, InstrumentKind instrument, String from, String to, String tier, String currency) {

    /** No payment is larger, in minor units; fees and sums stay far from the bounds of {@code long}. */
    public static final long LARGEST_AMOUNT = 1_000_000_000_000_000L;

    /** Whether the payment crosses a border. */
    public Corridor corridor() {
        return Corridor.between(from, to);
    }
}
