package io.okpay.payment.payout;

import io.okpay.platform.money.Money;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line as it is stored.
 *
 * @param number in the order in which the merchant gave them, from 1
 * @param paymentId its payment, once its turn has come
 */
record PayoutLine(
        int number,
        String lineReference,
        UUID payeeId,
        String payeeName,
        UUID payeeWalletId,
        Money amount,
        Money fee,
        String feeRule,
        @Nullable String note,
        LineState state,
        @Nullable UUID paymentId,
        @Nullable String failureCode,
        Map<String, String> failureDetails) {}
