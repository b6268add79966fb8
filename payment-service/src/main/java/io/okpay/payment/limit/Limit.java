package io.okpay.payment.limit;

import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bound on what one customer may move with payments of one type in one currency.
 *
 * @param per for how long it adds up
 * @param of whose limit it is: {@code CUSTOMER}
 * @param tier the customer's tier, which it follows from
 * @param limit what may be moved in all
 * @param used what was moved in the running period, or waits to be; zero for single payments
 * @param resetsAt when {@code used} becomes zero; left out for single payments
 */
public record Limit(
        PaymentType type,
        Period per,
        String of,
        String tier,
        Money limit,
        Money used,
        @Nullable Instant resetsAt) {

    /** What may still be moved; never negative, also after a limit was lowered. */
    public Money remaining() {
        Money left = limit.minus(used);
        return left.isNegative() ? Money.zero(left.currencyCode()) : left;
    }

    /** Whether an amount fits into what remains. */
    public boolean admits(Money amount) {
        return amount.compareTo(remaining()) <= 0;
    }

    /** The limit in the words of a refusal: which, whose, what remains, and when it resets. */
    public Map<String, String> parameters() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("per", per.name());
        words.put("of", of);
        words.put("limit", limit.amount());
        words.put("remaining", remaining().amount());
        words.put("currency", limit.currencyCode());
        if (resetsAt != null) {
            words.put("resetsAt", resetsAt.toString());
        }
        return words;
    }
}
