package io.okpay.payment.payout;

import io.okpay.platform.money.Money;
import java.util.List;

/**
 * Lines of which each is right, with their prices.
 *
 * @param total what the payees get
 * @param fee what that costs
 */
record CheckedLines(List<PayoutLine> lines, Money total, Money fee, int tariffVersion) {}
