package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One movement on a wallet, as its owner sees it.
 *
 * @param direction IN or OUT
 * @param kind TRANSFER, CAPTURE or REVERSAL
 * @param amount without a sign
 * @param balanceAfter what the wallet held with it
 * @param counterparty the other customer, as far as this one may know; left out when the operator is the other side
 */
public record EntryResponse(
        UUID transferId,
        UUID paymentId,
        String direction,
        String kind,
        Money amount,
        Money balanceAfter,
        Instant bookedAt,
        @Nullable String counterparty) {

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record Page(List<EntryResponse> items, @Nullable String nextCursor) {}

    static EntryResponse from(Entry entry) {
        boolean in = entry.amount().isPositive();
        return new EntryResponse(
                entry.transferId(),
                entry.paymentId(),
                in ? "IN" : "OUT",
                entry.kind().name(),
                in ? entry.amount() : entry.amount().negated(),
                entry.balanceAfter(),
                entry.bookedAt(),
                entry.counterparty());
    }

    static Page page(List<Entry> found, int limit) {
        boolean more = found.size() > limit;
        List<Entry> shown = more ? found.subList(0, limit) : found;
        return new Page(
                shown.stream().map(EntryResponse::from).toList(),
                more ? EntryFilter.encode(shown.getLast().seq()) : null);
    }
}
