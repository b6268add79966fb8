package io.okpay.payment.payment;

import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.event.CaptureTransfer;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.event.VoidTransfer;
import io.okpay.platform.event.WalletRequested;
import io.okpay.platform.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a payment asks of the ledger. The same payment asks for the same each time. */
final class Booking {

    private static final String FEES = "FEES";
    private static final String SUSPENSE = "SUSPENSE";

    /** Longer than a rail leaves an order undecided, with the time that a person needs then. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(90);

    private Booking() {}

    /**
     * The command that is due.
     *
     * @param original what the payment refunds, if it is a refund
     */
    static Event of(Payment payment, @Nullable Payment original) {
        if (payment.lacksWallet()) {
            return new WalletRequested(payment.payeeId(), payment.arriving().currencyCode(), payment.id());
        }
        List<TransferLeg> legs = legs(payment);
        String account = legs.getFirst().account();
        return switch (payment.rail().step()) {
            case HOLD_DUE ->
                new HoldTransfer(
                        hold(payment), payment.id(), legs, payment.createdAt().plus(LONGEST_HOLD));
            case PAID_OUT -> new CaptureTransfer(payment.transferId(), payment.id(), hold(payment), account, null);
            case RELEASE_DUE -> new VoidTransfer(idAt(payment), payment.id(), hold(payment), account);
            case TAKE_BACK_DUE ->
                new ReverseTransfer(takenBack(payment), payment.id(), payment.transferId(), account, null);
            case TAKEN_BACK_UNCOVERED ->
                new PostTransfer(derived("loss", takenBack(payment)), payment.id(), loss(payment));
            default ->
                original == null || original.isFeeOfPayee()
                        ? new PostTransfer(payment.transferId(), payment.id(), legs)
                        : new ReverseTransfer(
                                payment.transferId(),
                                payment.id(),
                                original.transferId(),
                                "wallet:" + original.payerWalletId(),
                                legs);
        };
    }

    /** The id of the command by which the ledger ends a payout. */
    static UUID idAt(Payment payment) {
        return payment.rail().step() == RailStep.RELEASE_DUE ? derived("void", hold(payment)) : payment.transferId();
    }

    private static List<TransferLeg> legs(Payment payment) {
        if (payment.type() == PaymentType.CONVERSION || payment.type() == PaymentType.CROSS_BORDER_TRANSFER) {
            return exchanged(payment);
        }
        Money fee = payment.fee().plus(payment.received()).minus(payment.arriving());
        List<TransferLeg> legs = new ArrayList<>();
        switch (payment.type()) {
            case TOP_UP -> {
                legs.add(arrives(payment));
                legs.add(system(payment.rail().kind().account(), payment.debit().negated()));
            }
            case WITHDRAWAL -> {
                legs.add(leaves(payment));
                legs.add(system(payment.rail().kind().account(), payment.received()));
            }
            case MERCHANT_PAYMENT -> {
                if (payment.payerWalletId() == null) {
                    legs.add(arrives(payment));
                    legs.add(system(
                            payment.rail().kind().account(), payment.debit().negated()));
                } else {
                    legs.add(leaves(payment));
                    legs.add(arrives(payment));
                }
            }
            case TRANSFER, REFUND, CONVERSION, CROSS_BORDER_TRANSFER -> {
                legs.add(leaves(payment));
                legs.add(
                        payment.payeeWalletId() == null
                                ? system(payment.rail().kind().account(), payment.received())
                                : arrives(payment));
            }
        }
        addFee(legs, payment, fee);
        return legs;
    }

    /** The currencies meet in the FX position at the mid-market rate; the spread, with what rounding left, is on its own account. */
    private static List<TransferLeg> exchanged(Payment payment) {
        List<TransferLeg> legs = new ArrayList<>();
        legs.add(leaves(payment));
        QuotedExchange exchange = payment.exchange();
        if (exchange != null) {
            legs.add(system("FX_POSITION", payment.received()));
            legs.add(system("FX_POSITION", exchange.atMid().negated()));
        }
        legs.add(
                payment.beneficiaryId() == null
                        ? arrives(payment)
                        : system(payment.rail().kind().account(), payment.arriving()));
        if (exchange != null && !exchange.spread().isZero()) {
            legs.add(system("FX_SPREAD", exchange.spread()));
        }
        addFee(legs, payment, payment.fee());
        return legs;
    }

    private static void addFee(List<TransferLeg> legs, Payment payment, Money fee) {
        if (!fee.isZero()) {
            legs.add(system(FEES, fee));
        }
        if (!payment.reduction().isZero()) {
            legs.add(system("PROMOTIONS", payment.reduction().negated()));
        }
    }

    /** What a rail took back and no wallet covers: the operator is owed it, as far as anybody knows. */
    private static List<TransferLeg> loss(Payment payment) {
        Money taken = payment.isPaidOut() ? payment.atRail().negated() : payment.debit();
        return List.of(
                system(SUSPENSE, taken.negated()), system(payment.rail().kind().account(), taken));
    }

    private static TransferLeg leaves(Payment payment) {
        return wallet(
                Objects.requireNonNull(payment.payerWalletId()), payment.debit().negated());
    }

    private static TransferLeg arrives(Payment payment) {
        return wallet(Objects.requireNonNull(payment.payeeWalletId()), payment.arriving());
    }

    private static UUID hold(Payment payment) {
        return Objects.requireNonNull(payment.rail().holdId());
    }

    private static UUID takenBack(Payment payment) {
        return Objects.requireNonNull(payment.rail().takenBackId());
    }

    /** An id of its own that is the same each time. */
    private static UUID derived(String purpose, UUID from) {
        return UUID.nameUUIDFromBytes((purpose + ":" + from).getBytes(StandardCharsets.UTF_8));
    }

    private static TransferLeg wallet(UUID wallet, Money amount) {
        return TransferLeg.wallet(wallet, amount.minor(), amount.currencyCode());
    }

    private static TransferLeg system(String account, Money amount) {
        return TransferLeg.system(account, amount.minor(), amount.currencyCode());
    }
}
