package io.okpay.payment.order;

import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.qr.MerchantCode;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order.
 *
 * @param reference the merchant's own name for it; for the merchant only
 * @param qr what the merchant's QR code says, in EMVCo merchant-presented mode; for the merchant only
 * @param paymentLink where a payer without a scanner goes; for the merchant only
 * @param paymentId the payment, once it is paid; for the merchant only
 * @param fee what the operator kept, once it is paid; for the merchant only
 * @param net what the merchant got, once it is paid; for the merchant only
 * @param refunded what went back to the payer, if anything did; for the merchant only
 * @param chargedBackAt when the cardholder's bank took the money back, if it did; for the merchant only
 */
public record OrderResponse(
        UUID id,
        OrderState state,
        String merchantName,
        Money amount,
        String description,
        @Nullable String reference,
        @Nullable String qr,
        @Nullable String paymentLink,
        @Nullable UUID paymentId,
        @Nullable Money fee,
        @Nullable Money net,
        @Nullable Money refunded,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant chargedBackAt,
        @Nullable Instant updatedAt) {

    static String payload(MerchantOrder order, Merchant merchant) {
        return new MerchantCode(
                        MerchantCode.Kind.ORDER, order.id(), order.amount().currencyCode())
                .shownBy(merchant, order.amount());
    }

    static OrderResponse forMerchant(MerchantOrder order, Merchant merchant, String links) {
        OrderState state = order.stateAt(Instant.now());
        Money fee = order.fee();
        return new OrderResponse(
                order.id(),
                state,
                merchant.name(),
                order.amount(),
                order.description(),
                order.reference(),
                payload(order, merchant),
                links + order.id(),
                state == OrderState.PAID ? order.paymentId() : null,
                fee,
                fee == null ? null : order.amount().minus(fee),
                order.refunded().isZero() ? null : order.refunded(),
                order.createdAt(),
                order.expiresAt(),
                order.chargedBackAt(),
                order.updatedAt());
    }

    static OrderResponse forPayer(MerchantOrder order, Merchant merchant) {
        return new OrderResponse(
                order.id(),
                order.stateAt(Instant.now()),
                merchant.name(),
                order.amount(),
                order.description(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                order.createdAt(),
                order.expiresAt(),
                null,
                null);
    }
}
