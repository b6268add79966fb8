package io.okpay.sandbox.bank;

import static io.okpay.sandbox.access.Refusal.unprocessable;

import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.bank.BankRecord.Moved;
import io.okpay.sandbox.bank.BankRecord.Returned;
import io.okpay.sandbox.bank.BankRecord.VerificationSent;
import io.okpay.sandbox.bank.BankRecord.VerificationTried;
import io.okpay.sandbox.journal.Journal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The bank's books. One lock guards them all: what it protects takes microseconds. */
final class Bank {

    static final int TRIES = 3;

    private static final Set<String> COUNTRIES =
            Set.of("AT", "BE", "DE", "ES", "FI", "FR", "GB", "IE", "IT", "LU", "NL", "PL", "PT", "SE", "US");
    private static final List<String> NAMES =
            List.of("First Sandbox Bank", "Harbour Bank", "Meadow Savings", "Old Mill Bank");

    private final Journal<BankRecord> journal;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private final Map<String, Moved> movements = new LinkedHashMap<>();
    private final Map<String, Returned> returns = new HashMap<>();
    private final Map<String, VerificationSent> verifications = new LinkedHashMap<>();
    private final Map<String, Integer> wrongTries = new HashMap<>();
    private final Set<String> verified = new HashSet<>();

    Bank(Journal<BankRecord> journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
        journal.read().forEach(this::apply);
    }

    /** Takes an order; the same order again gives the same movement, as it stands. */
    synchronized Taken take(Order order) {
        Moved before = movements.get(order.endToEndId());
        if (before != null) {
            if (!before.order().equals(order)) {
                throw new Refusal(409, "end_to_end_id_reused", "the EndToEndId was used with another order");
            }
            return new Taken(before, false);
        }
        requireCurrency(order.currency(), order.amount());
        AccountBehaviour behaviour = AccountBehaviour.of(order.account());
        boolean plausible = AccountNumbers.plausible(order.account(), order.routingNumber());
        return new Taken(
                record(new Moved(
                        order,
                        plausible ? behaviour.beginning() : MovementState.REJECTED,
                        plausible ? behaviour.reason(order.payout()) : "AC01",
                        reference(),
                        clock.instant())),
                true);
    }

    /** A movement as it stands. */
    synchronized Optional<Moved> movement(String endToEndId) {
        return Optional.ofNullable(movements.get(endToEndId));
    }

    /** Decides a pending movement; a decided one stays as it is. */
    synchronized Moved decide(String endToEndId, MovementState state) {
        Moved pending = Objects.requireNonNull(movements.get(endToEndId));
        if (pending.state() != MovementState.PENDING) {
            return pending;
        }
        String reason = state == MovementState.REJECTED
                ? AccountBehaviour.REJECTS_LATER.reason(pending.order().payout())
                : null;
        return record(new Moved(pending.order(), state, reason, pending.reference(), clock.instant()));
    }

    /** Sends a settled movement back, once. */
    synchronized Returned giveBack(String endToEndId, String reason) {
        Returned before = returns.get(endToEndId);
        return before == null ? record(new Returned(endToEndId, reason, reference(), clock.instant())) : before;
    }

    /** What waits for a decision, or to be returned. */
    synchronized List<Moved> unfinished() {
        return movements.values().stream()
                .filter(one -> one.state() == MovementState.PENDING
                        || (AccountBehaviour.of(one.order().account()) == AccountBehaviour.RETURNS
                                && !returns.containsKey(one.order().endToEndId())))
                .toList();
    }

    /** Everything that moved on the operator's account in a currency, oldest first. */
    synchronized List<BookedEntry> entries(String currency) {
        List<BookedEntry> entries = new ArrayList<>();
        for (Moved movement : movements.values()) {
            if (movement.state() == MovementState.SETTLED
                    && movement.order().currency().equals(currency)) {
                entries.add(BookedEntry.of(movement));
                Returned returned = returns.get(movement.order().endToEndId());
                if (returned != null) {
                    entries.add(BookedEntry.of(movement, returned));
                }
            }
        }
        entries.sort(Comparator.comparing(BookedEntry::at));
        return entries;
    }

    /** Sends a micro-deposit; the same reference again gives the same. */
    synchronized VerificationSent verify(
            String reference, String country, String currency, String account, String routing) {
        Optional<VerificationSent> before = verifications.values().stream()
                .filter(one -> one.reference().equals(reference))
                .findFirst();
        if (before.isPresent()) {
            return before.get();
        }
        if (!COUNTRIES.contains(country)) {
            throw unprocessable("country_not_served", "the bank has no correspondent there");
        }
        requireCurrency(currency, BigDecimal.ONE);
        String error = AccountNumbers.plausible(account, routing)
                ? AccountBehaviour.of(account).verificationError()
                : "account_unknown";
        if (error != null) {
            throw unprocessable(error, "the account's bank refuses");
        }
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        UUID fingerprint =
                UUID.nameUUIDFromBytes((country + "|" + routing + "|" + account).getBytes(StandardCharsets.UTF_8));
        return record(new VerificationSent(
                "ver_" + UUID.randomUUID().toString().replace("-", ""),
                reference,
                account,
                currency,
                BigDecimal.valueOf(1L + random.nextInt(99), digits == 0 ? 0 : 2),
                NAMES.get(Math.floorMod(fingerprint.hashCode(), NAMES.size())),
                fingerprint.toString(),
                clock.instant()));
    }

    /** Compares what somebody read on the account's statement. */
    synchronized Attempt attempt(String id, BigDecimal amount) {
        VerificationSent sent = verifications.get(id);
        if (sent == null) {
            throw new Refusal(404, "verification_unknown", "there is no such verification");
        }
        if (verified.contains(id)) {
            return new Attempt("verified", left(id));
        }
        if (left(id) == 0) {
            return new Attempt("exhausted", 0);
        }
        boolean right = sent.amount().compareTo(amount) == 0;
        record(new VerificationTried(id, right));
        return new Attempt(right ? "verified" : left(id) == 0 ? "exhausted" : "mismatch", left(id));
    }

    /** What an account's holder reads on the statement, newest first. */
    synchronized List<HolderEntry> of(String account) {
        List<HolderEntry> entries = new ArrayList<>();
        verifications.values().stream()
                .filter(sent -> sent.account().equals(account))
                .forEach(sent -> entries.add(new HolderEntry(
                        sent.at(),
                        sent.amount().toPlainString(),
                        sent.currency(),
                        "in",
                        "OKPay account verification")));
        movements.values().stream()
                .filter(one -> one.state() == MovementState.SETTLED
                        && one.order().account().equals(account))
                .forEach(one -> entries.add(new HolderEntry(
                        one.at(),
                        one.order().amount().toPlainString(),
                        one.order().currency(),
                        one.order().payout() ? "in" : "out",
                        "OKPay " + one.order().endToEndId())));
        entries.sort(Comparator.comparing(HolderEntry::at).reversed());
        return entries;
    }

    private int left(String id) {
        return TRIES - wrongTries.getOrDefault(id, 0);
    }

    private <R extends BankRecord> R record(R entry) {
        journal.append(entry);
        apply(entry);
        return entry;
    }

    private void apply(BankRecord entry) {
        switch (entry) {
            case Moved movement -> movements.put(movement.order().endToEndId(), movement);
            case Returned returned -> returns.put(returned.endToEndId(), returned);
            case VerificationSent sent -> verifications.put(sent.id(), sent);
            case VerificationTried tried -> {
                if (tried.right()) {
                    verified.add(tried.id());
                } else {
                    wrongTries.merge(tried.id(), 1, Integer::sum);
                }
            }
        }
    }

    private static void requireCurrency(String code, BigDecimal amount) {
        Currency currency = Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getCurrencyCode().equals(code))
                .findFirst()
                .orElseThrow(() -> unprocessable("currency_invalid", "the currency must be an ISO 4217 code"));
        if (amount.scale() > Math.max(0, currency.getDefaultFractionDigits())) {
            throw unprocessable("amount_invalid", "the amount has more digits than the currency");
        }
    }

    private static String reference() {
        return "B" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }

    /** A movement, and whether the order for it was new. */
    record Taken(Moved movement, boolean isNew) {}

    /** The answer to an amount: verified, mismatch or exhausted. */
    record Attempt(String status, int attemptsLeft) {}

    /** A line of the statement of an account's holder. */
    record HolderEntry(Instant at, String amount, String currency, String direction, String text) {}
}
