package io.okpay.sandbox.bank;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What pain.001 orders.
 *
 * @param payout from the operator to the customer; otherwise the other way round
 * @param account the customer's
 */
record Order(
        String endToEndId,
        boolean payout,
        String account,
        @Nullable String routingNumber,
        String holder,
        BigDecimal amount,
        String currency) {}
