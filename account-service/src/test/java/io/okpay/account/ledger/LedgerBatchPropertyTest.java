package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random commands of every kind, in random order, with duplicates and used ids. */
class LedgerBatchPropertyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final List<String> CURRENCIES = List.of("USD", "EUR");

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aBatchOfManyEqualsManyBatchesOfOne(int seed) {
        Books books = new Books(seed);
        List<LedgerCommand> commands = books.commands(300);
        LedgerBatch whole = new LedgerBatch(books.known(), NOW);
        List<Outcome> together = commands.stream().map(whole::decide).toList();
        List<Outcome> oneByOne = new ArrayList<>();
        for (LedgerCommand command : commands) {
            LedgerBatch one = new LedgerBatch(books.known(), NOW);
            oneByOne.add(one.decide(command));
            books.take(one);
        }
        assertThat(together).isEqualTo(oneByOne);
        Map<UUID, Account> after = new HashMap<>(new Books(seed).accounts);
        whole.changedAccounts().forEach(account -> after.put(account.ref(), account));
        assertThat(after.values().stream().map(LedgerBatchPropertyTest::money))
                .containsExactlyInAnyOrderElementsOf(books.accounts.values().stream()
                        .map(LedgerBatchPropertyTest::money)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCurrencySumsToZeroNoWalletIsOverdrawnAndHoldsAreExactlyThePendingOnes(int seed) {
        Books books = new Books(seed);
        Map<String, Long> before = books.totals();
        for (LedgerCommand command : books.commands(300)) {
            LedgerBatch one = new LedgerBatch(books.known(), NOW);
            one.decide(command);
            books.take(one);
        }
        assertThat(books.totals()).isEqualTo(before);
        Map<UUID, Long> pending = new HashMap<>();
        books.holds.values().stream()
                .filter(hold -> hold.state() == Hold.State.PENDING)
                .flatMap(hold -> hold.legs().stream())
                .filter(leg -> leg.amount() < 0)
                .forEach(leg -> pending.merge(leg.ref(), -leg.amount(), Long::sum));
        assertThat(books.accounts.values())
                .filteredOn(account -> !account.system())
                .allSatisfy(account -> {
                    assertThat(account.available()).isNotNegative();
                    assertThat(account.held()).isEqualTo(pending.getOrDefault(account.ref(), 0L));
                });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aReplayChangesNothingAndAnswersAsTheFirstTime(int seed) {
        Books books = new Books(seed);
        List<LedgerCommand> commands = books.commands(200);
        Map<UUID, Outcome> first = new HashMap<>();
        for (LedgerCommand command : commands) {
            LedgerBatch one = new LedgerBatch(books.known(), NOW);
            first.putIfAbsent(command.id(), one.decide(command));
            books.take(one);
        }
        LedgerBatch replay = new LedgerBatch(books.known(), NOW);
        for (LedgerCommand command : commands) {
            Outcome again = replay.decide(command);
            Outcome recorded = first.get(command.id());
            assertThat(again)
                    .satisfiesAnyOf(
                            outcome -> assertThat(outcome).isEqualTo(recorded),
                            outcome -> assertThat(((Outcome.Rejected) outcome).problem())
                                    .isEqualTo(LedgerProblem.TRANSFER_ID_REUSED));
        }
        assertThat(replay.changedAccounts()).isEmpty();
        assertThat(replay.decided()).isEmpty();
    }

    private static String money(Account account) {
        return account.ref() + ":" + account.balance() + ":" + account.held() + ":" + account.postings() + ":"
                + account.version();
    }

    /** The state of the books between batches, as the database would keep it. */
    private static final class Books {

        private final Random random;
        private final Map<UUID, Account> accounts = new HashMap<>();
        private final Map<UUID, Outcome> recorded = new HashMap<>();
        private final Map<UUID, Hold> holds = new HashMap<>();
        private final Map<UUID, Original> originals = new HashMap<>();
        private final List<UUID> made = new ArrayList<>();

        Books(int seed) {
            random = new Random(seed);
            long number = 0;
            for (String currency : CURRENCIES) {
                for (int i = 0; i < 4; i++) {
                    UUID ref = wallet(i, currency);
                    accounts.put(
                            ref, new Account(++number, ref, currency, random.nextInt(1_000), 0, 0, 0, false, false));
                }
                UUID fees = AccountId.of("system:FEES", currency);
                accounts.put(fees, new Account(++number, fees, currency, 0, 0, 0, 0, true, false));
            }
        }

        private static UUID wallet(int i, String currency) {
            return new UUID(currency.hashCode(), i);
        }

        LedgerBatch.Known known() {
            return new LedgerBatch.Known(accounts, recorded, holds, originals);
        }

        void take(LedgerBatch batch) {
            batch.changedAccounts().forEach(account -> accounts.put(account.ref(), account));
            batch.changedHolds().forEach(hold -> holds.put(hold.id(), hold));
            batch.decided().forEach(outcome -> {
                recorded.put(outcome.id(), outcome);
                if (outcome instanceof Outcome.Posted posted) {
                    List<Leg> legs = legsOf(posted);
                    originals.put(posted.id(), new Original(legs, Map.of()));
                    if (posted.kind() == Outcome.Kind.REVERSED) {
                        originals.computeIfPresent(posted.target(), (id, original) -> original.plus(legs));
                    }
                }
            });
        }

        private List<Leg> legsOf(Outcome.Posted posted) {
            return posted.postings().stream()
                    .map(posting -> {
                        Account account = accounts.values().stream()
                                .filter(one -> one.number() == posting.account())
                                .findFirst()
                                .orElseThrow();
                        return new Leg(account.ref(), account.ref().toString(), posting.amount(), account.currency());
                    })
                    .toList();
        }

        Map<String, Long> totals() {
            Map<String, Long> totals = new HashMap<>();
            accounts.values().forEach(account -> totals.merge(account.currency(), account.balance(), Long::sum));
            return totals;
        }

        List<LedgerCommand> commands(int count) {
            List<LedgerCommand> commands = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                if (!commands.isEmpty() && random.nextInt(12) == 0) {
                    commands.add(commands.get(random.nextInt(commands.size())));
                    continue;
                }
                LedgerCommand command = command(new UUID(42, random.nextInt(count * 4)));
                made.add(command.id());
                commands.add(command);
            }
            return commands;
        }

        private LedgerCommand command(UUID id) {
            UUID payment = new UUID(43, random.nextInt(1_000));
            long content = random.nextLong();
            UUID target = made.isEmpty() ? id : made.get(random.nextInt(made.size()));
            return switch (random.nextInt(8)) {
                case 0, 1, 2 -> new LedgerCommand.Post(id, payment, legs(), content);
                case 3, 4 ->
                    new LedgerCommand.Hold(id, payment, legs(), NOW.plusSeconds(random.nextInt(-1, 9)), content);
                case 5 -> new LedgerCommand.Capture(id, payment, target, random.nextBoolean() ? null : legs(), content);
                case 6 -> new LedgerCommand.Release(id, payment, target, random.nextInt(4) == 0, content);
                default ->
                    new LedgerCommand.Reverse(id, payment, target, random.nextBoolean() ? null : legs(), content);
            };
        }

        private List<Leg> legs() {
            List<Leg> legs = new ArrayList<>();
            for (String currency : random.nextInt(4) == 0 ? CURRENCIES : List.of(CURRENCIES.get(random.nextInt(2)))) {
                long amount = random.nextLong(-20, 300);
                long fee = random.nextInt(3);
                long wrong = random.nextInt(25) == 0 ? 1 : 0;
                legs.add(new Leg(wallet(random.nextInt(5), currency), "payer", -amount - fee, currency));
                legs.add(new Leg(wallet(random.nextInt(4), currency), "payee", amount + wrong, currency));
                if (fee > 0) {
                    legs.add(Leg.of("system:FEES", fee, currency));
                }
            }
            return legs;
        }
    }
}
