package io.okpay.payment.receipt;

import io.okpay.payment.corridor.Purpose;
import io.okpay.payment.rate.ExchangeResponse;
import io.okpay.payment.tariff.FeeComputation;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was paid, and how each figure came about, so that a reader can compute it again. The payee sees nothing of what the
 * payment cost the payer and how it was confirmed.
 *
 * @param reference short, for people
 * @param amount what the payee got
 * @param feeReturned of a refund: the share of the original's fee that the operator gave back with it, within the amount
 * @param fees what it cost, for the payer only
 * @param promotion what the operator took off the fee, for the payer only
 * @param totalDebit what left the payer, for the payer only
 * @param exchange the rates where currencies are exchanged, for the payer only: the debit less fees times {@code rate}, rounded down, is
 *     the amount
 * @param abroad what a cross-border transfer says besides, for the payer only
 * @param originalId of a refund, what it refunds
 * @param refunds what went back to the payer so far
 * @param exemption why no factors were asked for, for the payer only
 * @param factors what confirmed it, for the payer only
 * @param history each state with its time, for the payer only
 * @param ledger where the books have it
 */
public record Receipt(
        UUID paymentId,
        String reference,
        String type,
        String state,
        String payer,
        String payee,
        @Nullable String note,
        Money amount,
        @Nullable Money feeReturned,
        @Nullable List<FeeLine> fees,
        @Nullable PromotionLine promotion,
        @Nullable Money totalDebit,
        @Nullable ExchangeResponse exchange,
        @Nullable Abroad abroad,
        @Nullable UUID originalId,
        List<RefundLine> refunds,
        @Nullable String exemption,
        @Nullable List<Factor> factors,
        @Nullable List<Step> history,
        Ledger ledger,
        Instant issuedAt) {

    /**
     * A fee.
     *
     * @param tariffVersion the tariff that priced it: GET /v1/tariffs/{version} has it
     * @param rule the rule that won
     * @param computation how the rule makes the fee
     * @param adjustment what the payee got of the fee, as no fee of the rule spends a fixed debit to the last minor unit
     */
    public record FeeLine(
            Money amount,
            int tariffVersion,
            String rule,
            FeeComputation computation,
            @Nullable Money adjustment) {}

    /**
     * A border that was crossed.
     *
     * @param corridor the terms that held
     * @param purpose what it was for
     * @param arrivesOn the day on which the bank account has it, by estimate
     */
    public record Abroad(
            String corridor,
            @Nullable Purpose purpose,
            @Nullable LocalDate arrivesOn) {}

    /**
     * What a promotion took off.
     *
     * @param amount below zero
     */
    public record PromotionLine(UUID promotionId, String name, Money amount) {}

    /** A refund that arrived. */
    public record RefundLine(UUID paymentId, String reference, Money amount, Instant at) {}

    /** A factor and when it was given. */
    public record Factor(String factor, @Nullable Instant verifiedAt) {}

    /** A state and when it began. */
    public record Step(String state, @Nullable String reason, Instant at) {}

    /**
     * The transfer in the books.
     *
     * @param proof the path of the proof that the transfer is in the sealed books
     */
    public record Ledger(UUID transferId, String proof) {}
}
