package io.okpay.payment.payment;

import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.event.Event;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.ReverseTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a payment asks of the ledger. The same payment asks for the same each time. */
final class Booking {

    private static final String FEES = "FEES";

    private Booking() {}

    /**
     * The command that moves the money.
     *
     * @param original what the payment refunds, if it is a refund
     */
    static Event of(Payment payment, @Nullable Payment original) {
        return original == null
                ? new PostTransfer(payment.transferId(), payment.id(), legs(payment))
                : new ReverseTransfer(
                        payment.transferId(),
                        payment.id(),
                        original.transferId(),
                        "wallet:" + original.payerWalletId(),
                        legs(payment));
    }

    private static List<TransferLeg> legs(Payment payment) {
        Money fee = payment.type() == PaymentType.REFUND ? payment.received().minus(payment.arriving()) : payment.fee();
        List<TransferLeg> legs = new ArrayList<>();
        TransferLeg arrives = wallet(payment.payeeWalletId(), payment.arriving());
        if (payment.type() == PaymentType.TOP_UP) {
            legs.add(arrives);
            legs.add(system("SETTLEMENT_CARD", payment.debit().negated()));
        } else {
            legs.add(wallet(
                    Objects.requireNonNull(payment.payerWalletId()),
                    payment.debit().negated()));
            legs.add(arrives);
        }
        if (!fee.isZero()) {
            legs.add(system(FEES, fee));
        }
        if (!payment.reduction().isZero()) {
            legs.add(system("PROMOTIONS", payment.reduction().negated()));
        }
        return legs;
    }

    private static TransferLeg wallet(UUID wallet, Money amount) {
        return TransferLeg.wallet(wallet, amount.minor(), amount.currencyCode());
    }

    private static TransferLeg system(String account, Money amount) {
        return TransferLeg.system(account, amount.minor(), amount.currencyCode());
    }
}
