package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Statements for tests without a database. */
final class SomeStatement {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2026-02-01T00:00:00Z");

    private static final long OPENING = 10_000;

    private SomeStatement() {}

    /** Opens with 100.00 USD and has this many entries: one third goes out, the rest comes in. */
    static Statement of(int entries, String counterparty) {
        return of(entries, counterparty, "USD");
    }

    /** The same number of minor units in another currency. */
    static Statement of(int entries, String counterparty, String currency) {
        List<Entry> made = new ArrayList<>();
        long balance = OPENING;
        for (int i = 0; i < entries; i++) {
            long amount = i % 3 == 1 ? -150 : 100 + i;
            balance += amount;
            made.add(entry(i, Entry.Kind.TRANSFER, counterparty, amount, balance, currency));
        }
        return statement("林美", OPENING, made, balance, currency);
    }

    /** One with a single entry of a kind. */
    static Statement of(Entry.Kind kind) {
        return statement(
                "", OPENING, List.of(entry(0, kind, "Ben O.", -150, OPENING - 150, "USD")), OPENING - 150, "USD");
    }

    /** One that opens with an amount, all of which goes out. */
    static Statement moving(long minor, String currency) {
        return statement(
                "Mei Lin", minor, List.of(entry(0, Entry.Kind.TRANSFER, "Ben O.", -minor, 0, currency)), 0, currency);
    }

    /** One without entries of a customer with this name. */
    static Statement heldBy(String holder) {
        return statement(holder, OPENING, List.of(), OPENING, "USD");
    }

    /** One with an entry for each of these people. */
    static Statement with(List<String> counterparties) {
        List<Entry> made = new ArrayList<>();
        for (String counterparty : counterparties) {
            made.add(entry(made.size(), Entry.Kind.TRANSFER, counterparty, 1, OPENING + 1 + made.size(), "USD"));
        }
        return statement("Mei Lin", OPENING, made, OPENING + made.size(), "USD");
    }

    private static Entry entry(
            int place, Entry.Kind kind, String counterparty, long minor, long balance, String currency) {
        return new Entry(
                place,
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind,
                Money.ofMinor(minor, currency),
                Money.ofMinor(balance, currency),
                FROM.plusSeconds(place),
                counterparty);
    }

    private static Statement statement(
            String holder, long opening, List<Entry> entries, long closing, String currency) {
        return new Statement(
                UUID.randomUUID(),
                holder,
                currency,
                FROM,
                TO,
                Money.ofMinor(opening, currency),
                entries,
                Money.ofMinor(closing, currency));
    }
}
