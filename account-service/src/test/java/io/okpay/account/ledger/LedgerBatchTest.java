package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerBatchTest {

    private static final UUID ALICE = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private static final UUID FEES = AccountId.of("system:FEES", "USD");

    @Test
    void postsATransferWithItsFee() {
        LedgerBatch batch = batch(100, 0);
        Outcome outcome = batch.decide(transfer(30, 1));
        assertThat(outcome).isInstanceOf(Outcome.Posted.class);
        assertThat(batch.changedAccounts()).extracting(Account::balance).containsExactlyInAnyOrder(69L, 30L, 1L);
    }

    @Test
    void refusesAnOverdraftAndSaysWhatIsAvailable() {
        LedgerBatch batch = batch(10_000, 2_500);
        Outcome.Rejected rejected = (Outcome.Rejected) batch.decide(transfer(7_501, 0));
        assertThat(rejected.problem()).isEqualTo(LedgerProblem.INSUFFICIENT_BALANCE);
        assertThat(rejected.details()).containsEntry("available", "75.00").containsEntry("currency", "USD");
        assertThat(batch.changedAccounts()).isEmpty();
    }

    @Test
    void postsTheOthersWhenOneIsWrong() {
        LedgerBatch batch = batch(100, 0);
        assertThat(batch.decide(transfer(60, 0))).isInstanceOf(Outcome.Posted.class);
        assertThat(batch.decide(transfer(60, 0))).isInstanceOf(Outcome.Rejected.class);
        assertThat(batch.decide(transfer(40, 0))).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void answersTheSameTransferAsTheFirstTime() {
        LedgerBatch batch = batch(100, 0);
        Transfer transfer = transfer(60, 0);
        Outcome first = batch.decide(transfer);
        assertThat(batch.decide(transfer)).isSameAs(first);
        LedgerBatch later = new LedgerBatch(Map.of(), Map.of(transfer.id(), first));
        assertThat(later.decide(transfer)).isSameAs(first);
        assertThat(later.decided()).isEmpty();
    }

    @Test
    void refusesAnotherTransferUnderAUsedId() {
        LedgerBatch batch = batch(100, 0);
        Transfer first = transfer(60, 0);
        batch.decide(first);
        Transfer other = Transfer.from(new PostTransfer(first.id(), first.paymentId(), legs(61, 0)));
        assertThat(((Outcome.Rejected) batch.decide(other)).problem()).isEqualTo(LedgerProblem.TRANSFER_ID_REUSED);
        assertThat(batch.decided()).hasSize(1);
    }

    @Test
    void refusesWhatDoesNotBalance() {
        assertThat(problem(List.of(leg(ALICE, -5), leg(BOB, 4)))).isEqualTo(LedgerProblem.UNBALANCED_TRANSFER);
    }

    @Test
    void refusesZeroLegsSingleLegsAndAnAccountTwice() {
        assertThat(problem(List.of(leg(ALICE, 0), leg(BOB, 0)))).isEqualTo(LedgerProblem.INVALID_TRANSFER);
        assertThat(problem(List.of(leg(ALICE, -1)))).isEqualTo(LedgerProblem.INVALID_TRANSFER);
        assertThat(problem(List.of())).isEqualTo(LedgerProblem.INVALID_TRANSFER);
        assertThat(problem(List.of(leg(ALICE, -1), leg(ALICE, 1)))).isEqualTo(LedgerProblem.INVALID_TRANSFER);
    }

    @Test
    void refusesUnknownAccountsAndOtherCurrencies() {
        assertThat(problem(List.of(leg(UUID.randomUUID(), -1), leg(BOB, 1))))
                .isEqualTo(LedgerProblem.ACCOUNT_NOT_FOUND);
        assertThat(problem(List.of(TransferLeg.wallet(ALICE, -1, "EUR"), TransferLeg.wallet(BOB, 1, "EUR"))))
                .isEqualTo(LedgerProblem.CURRENCY_MISMATCH);
    }

    @Test
    void refusesABalanceBeyondLong() {
        LedgerBatch batch = new LedgerBatch(
                Map.of(
                        FEES,
                        new Account(FEES, "USD", 0, 0, 0, true),
                        BOB,
                        new Account(BOB, "USD", Long.MAX_VALUE, 0, 0, false)),
                Map.of());
        Outcome outcome = batch.decide(Transfer.from(new PostTransfer(
                UUID.randomUUID(), UUID.randomUUID(), List.of(TransferLeg.system("FEES", -1, "USD"), leg(BOB, 1)))));
        assertThat(((Outcome.Rejected) outcome).problem()).isEqualTo(LedgerProblem.BALANCE_OUT_OF_RANGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aBatchOfManyEqualsManyBatchesOfOneAndConservesMoney(long seed) {
        Random random = new Random(seed);
        List<UUID> wallets =
                IntStream.range(0, 8).mapToObj(i -> new UUID(seed, i)).toList();
        Map<UUID, Account> accounts = new HashMap<>();
        accounts.put(FEES, new Account(FEES, "USD", 0, 0, 0, true));
        wallets.forEach(id -> accounts.put(id, new Account(id, "USD", random.nextInt(1_000), 0, 0, false)));
        long total = accounts.values().stream().mapToLong(Account::balance).sum();
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (!transfers.isEmpty() && random.nextInt(10) == 0) {
                transfers.add(transfers.get(random.nextInt(transfers.size())));
                continue;
            }
            long amount = random.nextLong(-10, 290);
            long fee = random.nextInt(5);
            List<TransferLeg> legs = new ArrayList<>(List.of(
                    leg(wallets.get(random.nextInt(8)), -amount - fee), leg(wallets.get(random.nextInt(8)), amount)));
            if (fee > 0) {
                legs.add(TransferLeg.system("FEES", fee, "USD"));
            }
            transfers.add(
                    Transfer.from(new PostTransfer(new UUID(seed, random.nextInt(1_000)), UUID.randomUUID(), legs)));
        }

        LedgerBatch whole = new LedgerBatch(accounts, Map.of());
        List<Outcome> together = transfers.stream().map(whole::decide).toList();

        Map<UUID, Account> state = new HashMap<>(accounts);
        Map<UUID, Outcome> recorded = new HashMap<>();
        List<Outcome> oneByOne = new ArrayList<>();
        for (Transfer transfer : transfers) {
            LedgerBatch one = new LedgerBatch(state, recorded);
            oneByOne.add(one.decide(transfer));
            one.changedAccounts().forEach(account -> state.put(account.id(), account));
            one.decided().forEach(outcome -> recorded.put(outcome.transferId(), outcome));
        }

        assertThat(together).isEqualTo(oneByOne);
        assertThat(state.values().stream().mapToLong(Account::balance).sum()).isEqualTo(total);
        assertThat(state.values())
                .filteredOn(account -> !account.mayOverdraw())
                .allSatisfy(account -> assertThat(account.balance()).isNotNegative());
    }

    private static LedgerProblem problem(List<TransferLeg> legs) {
        Transfer transfer = Transfer.from(new PostTransfer(UUID.randomUUID(), UUID.randomUUID(), legs));
        return ((Outcome.Rejected) batch(100, 0).decide(transfer)).problem();
    }

    private static LedgerBatch batch(long aliceHolds, long held) {
        return new LedgerBatch(
                Map.of(
                        ALICE, new Account(ALICE, "USD", aliceHolds, held, 7, false),
                        BOB, new Account(BOB, "USD", 0, 0, 3, false),
                        FEES, new Account(FEES, "USD", 0, 0, 9, true)),
                Map.of());
    }

    private static Transfer transfer(long amount, long fee) {
        return Transfer.from(new PostTransfer(UUID.randomUUID(), UUID.randomUUID(), legs(amount, fee)));
    }

    private static List<TransferLeg> legs(long amount, long fee) {
        return fee == 0
                ? List.of(leg(ALICE, -amount), leg(BOB, amount))
                : List.of(leg(ALICE, -amount - fee), leg(BOB, amount), TransferLeg.system("FEES", fee, "USD"));
    }

    private static TransferLeg leg(UUID wallet, long amount) {
        return TransferLeg.wallet(wallet, amount, "USD");
    }
}
