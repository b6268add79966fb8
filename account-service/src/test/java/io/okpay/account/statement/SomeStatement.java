package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Statements in USD for tests without a database. */
final class SomeStatement {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2026-02-01T00:00:00Z");

    private SomeStatement() {}

    /** Opens with 100.00 and has this many entries: one third goes out, the rest comes in. */
    static Statement of(int entries, String counterparty) {
        List<Entry> made = new ArrayList<>();
        long balance = 10_000;
        for (int i = 0; i < entries; i++) {
            long amount = i % 3 == 1 ? -150 : 100 + i;
            balance += amount;
            made.add(new Entry(
                    i,
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    Entry.Kind.TRANSFER,
                    usd(amount),
                    usd(balance),
                    FROM.plusSeconds(i),
                    counterparty));
        }
        return new Statement(UUID.randomUUID(), "林美", "USD", FROM, TO, usd(10_000), made, usd(balance));
    }

    private static Money usd(long minor) {
        return Money.ofMinor(minor, "USD");
    }
}
