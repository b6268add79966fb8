package io.okpay.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerBatchTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final UUID ALICE = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID FEES = AccountId.of("system:FEES", "USD");

    private final LedgerBatch books = batch(account(1, ALICE, 100, 0), account(2, BOB, 0, 0), fees());
    private int ids;

    @Test
    void postsATransferWithItsFee() {
        assertThat(books.decide(post(legs(30, 1)))).isInstanceOf(Outcome.Posted.class);
        assertThat(books.changedAccounts()).extracting(Account::balance).containsExactly(69L, 30L, 1L);
    }

    @Test
    void refusesAnOverdraftAndSaysWhatIsAvailableBesideHolds() {
        LedgerBatch batch = batch(account(1, ALICE, 10_000, 2_500), account(2, BOB, 0, 0));
        Outcome.Rejected rejected = (Outcome.Rejected) batch.decide(post(legs(7_501, 0)));
        assertThat(rejected.problem()).isEqualTo(LedgerProblem.INSUFFICIENT_BALANCE);
        assertThat(rejected.details()).containsEntry("available", "75.00").containsEntry("currency", "USD");
        assertThat(batch.changedAccounts()).isEmpty();
    }

    @Test
    void postsTheOthersWhenOneIsWrong() {
        assertThat(books.decide(post(legs(60, 0)))).isInstanceOf(Outcome.Posted.class);
        assertThat(books.decide(post(legs(60, 0)))).isInstanceOf(Outcome.Rejected.class);
        assertThat(books.decide(post(legs(40, 0)))).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void answersTheSameCommandAsTheFirstTime() {
        LedgerCommand command = post(legs(60, 0));
        Outcome first = books.decide(command);
        assertThat(books.decide(command)).isSameAs(first);
        LedgerBatch later =
                new LedgerBatch(new LedgerBatch.Known(Map.of(), Map.of(command.id(), first), Map.of(), Map.of()), NOW);
        assertThat(later.decide(command)).isSameAs(first);
        assertThat(later.decided()).isEmpty();
    }

    @Test
    void refusesAnotherCommandUnderAUsedId() {
        LedgerCommand first = post(legs(60, 0));
        books.decide(first);
        LedgerCommand other = new LedgerCommand.Post(first.id(), first.paymentId(), legs(61, 0), 99);
        assertThat(problem(other)).isEqualTo(LedgerProblem.TRANSFER_ID_REUSED);
        assertThat(books.decided()).hasSize(1);
    }

    @Test
    void refusesWhatDoesNotBalanceInEachCurrency() {
        assertThat(problem(post(List.of(leg(ALICE, -5), leg(BOB, 4))))).isEqualTo(LedgerProblem.UNBALANCED_TRANSFER);
        assertThat(problem(post(List.of(leg(ALICE, -5), Leg.of("system:FX_POSITION", 5, "EUR")))))
                .isEqualTo(LedgerProblem.UNBALANCED_TRANSFER);
        assertThat(problem(post(List.of(leg(ALICE, Long.MAX_VALUE), leg(BOB, Long.MAX_VALUE), leg(new UUID(0, 9), 2)))))
                .isEqualTo(LedgerProblem.UNBALANCED_TRANSFER);
    }

    @Test
    void refusesZeroLegsSingleLegsAndAnAccountTwice() {
        assertThat(problem(post(List.of(leg(ALICE, 0), leg(BOB, 0))))).isEqualTo(LedgerProblem.INVALID_TRANSFER);
        assertThat(problem(post(List.of(leg(ALICE, -1))))).isEqualTo(LedgerProblem.INVALID_TRANSFER);
        assertThat(problem(post(List.of()))).isEqualTo(LedgerProblem.INVALID_TRANSFER);
        assertThat(problem(post(List.of(leg(ALICE, -1), leg(ALICE, 1))))).isEqualTo(LedgerProblem.INVALID_TRANSFER);
        assertThat(problem(post(List.of(leg(ALICE, Long.MIN_VALUE), leg(BOB, 1)))))
                .isEqualTo(LedgerProblem.INVALID_TRANSFER);
    }

    @Test
    void refusesUnknownAccountsAndOtherCurrencies() {
        assertThat(problem(post(List.of(leg(new UUID(0, 9), -1), leg(BOB, 1)))))
                .isEqualTo(LedgerProblem.ACCOUNT_NOT_FOUND);
        assertThat(problem(post(List.of(new Leg(ALICE, "a", -1, "EUR"), new Leg(BOB, "b", 1, "EUR")))))
                .isEqualTo(LedgerProblem.CURRENCY_MISMATCH);
    }

    @Test
    void refusesABalanceBeyondLong() {
        LedgerBatch batch = batch(fees(), account(2, BOB, Long.MAX_VALUE, 0));
        Outcome outcome = batch.decide(post(List.of(Leg.of("system:FEES", -1, "USD"), leg(BOB, 1))));
        assertThat(((Outcome.Rejected) outcome).problem()).isEqualTo(LedgerProblem.BALANCE_OUT_OF_RANGE);
    }

    @Test
    void aFrozenWalletTakesMoneyButGivesNone() {
        LedgerBatch batch = batch(
                new Account(1, ALICE, "USD", 100, 0, 0, 0, false, true),
                new Account(2, BOB, "USD", 100, 0, 0, 0, false, false));
        assertThat(((Outcome.Rejected) batch.decide(post(legs(1, 0)))).problem())
                .isEqualTo(LedgerProblem.WALLET_FROZEN);
        assertThat(batch.decide(post(List.of(leg(BOB, -1), leg(ALICE, 1))))).isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void aHoldKeepsMoneyFromBeingSpentUntilItIsCaptured() {
        LedgerCommand.Hold hold = hold(legs(70, 0), NOW.plusSeconds(60));
        assertThat(books.decide(hold)).isInstanceOf(Outcome.Held.class);
        assertThat(problem(post(legs(31, 0)))).isEqualTo(LedgerProblem.INSUFFICIENT_BALANCE);
        assertThat(books.decide(capture(hold, null))).isInstanceOf(Outcome.Posted.class);
        assertThat(balances()).containsExactly("30-0", "70-0");
    }

    @Test
    void aPartialCaptureReturnsTheRemainder() {
        LedgerCommand.Hold hold = hold(legs(70, 0), NOW.plusSeconds(60));
        books.decide(hold);
        assertThat(books.decide(capture(hold, legs(20, 0)))).isInstanceOf(Outcome.Posted.class);
        assertThat(balances()).containsExactly("80-0", "20-0");
    }

    @Test
    void aCaptureAboveTheHoldIsRefusedAndTheHoldStays() {
        LedgerCommand.Hold hold = hold(legs(70, 0), NOW.plusSeconds(60));
        books.decide(hold);
        assertThat(problem(capture(hold, legs(71, 0)))).isEqualTo(LedgerProblem.EXCEEDS_PENDING);
        assertThat(problem(capture(hold, List.of(leg(ALICE, 5), leg(BOB, -5)))))
                .isEqualTo(LedgerProblem.EXCEEDS_PENDING);
        assertThat(problem(capture(hold, List.of(leg(ALICE, -5), leg(new UUID(0, 9), 5)))))
                .isEqualTo(LedgerProblem.EXCEEDS_PENDING);
        assertThat(problem(capture(hold, List.of(leg(ALICE, -5), leg(BOB, 4)))))
                .isEqualTo(LedgerProblem.UNBALANCED_TRANSFER);
        assertThat(books.decide(capture(hold, legs(70, 0)))).isInstanceOf(Outcome.Posted.class);
        assertThat(balances()).containsExactly("30-0", "70-0");
    }

    @Test
    void everyWrongOrderHasItsOwnCode() {
        LedgerCommand.Hold captured = hold(legs(10, 0), NOW.plusSeconds(60));
        books.decide(captured);
        books.decide(capture(captured, null));
        assertThat(problem(capture(captured, null))).isEqualTo(LedgerProblem.TRANSFER_ALREADY_POSTED);
        assertThat(problem(release(captured, false))).isEqualTo(LedgerProblem.TRANSFER_ALREADY_POSTED);

        LedgerCommand.Hold voided = hold(legs(10, 0), NOW.plusSeconds(60));
        books.decide(voided);
        assertThat(books.decide(release(voided, false))).isInstanceOf(Outcome.Released.class);
        assertThat(problem(release(voided, false))).isEqualTo(LedgerProblem.TRANSFER_ALREADY_VOIDED);
        assertThat(problem(capture(voided, null))).isEqualTo(LedgerProblem.TRANSFER_ALREADY_VOIDED);

        LedgerCommand.Post posted = post(legs(10, 0));
        books.decide(posted);
        assertThat(problem(new LedgerCommand.Capture(id(), id(), posted.id(), null, 1)))
                .isEqualTo(LedgerProblem.TRANSFER_ALREADY_POSTED);

        LedgerCommand.Hold refused = hold(legs(1_000, 0), NOW.plusSeconds(60));
        assertThat(problem(refused)).isEqualTo(LedgerProblem.INSUFFICIENT_BALANCE);
        assertThat(problem(capture(refused, null))).isEqualTo(LedgerProblem.TRANSFER_NOT_FOUND);
        assertThat(balances()).containsExactly("80-0", "20-0");
    }

    @Test
    void aHoldWhoseTimeIsOverCannotBeCapturedAndExpires() {
        UUID hold = id();
        LedgerBatch later = new LedgerBatch(
                new LedgerBatch.Known(
                        Map.of(ALICE, account(1, ALICE, 100, 70), BOB, account(2, BOB, 0, 0)),
                        Map.of(),
                        Map.of(hold, new Hold(hold, Hold.State.PENDING, NOW, legs(70, 0))),
                        Map.of()),
                NOW);
        assertThat(((Outcome.Rejected) later.decide(new LedgerCommand.Capture(id(), id(), hold, null, 1))).problem())
                .isEqualTo(LedgerProblem.TRANSFER_EXPIRED);
        assertThat(later.decide(new LedgerCommand.Release(id(), id(), hold, true, 1)))
                .isInstanceOf(Outcome.Released.class);
        assertThat(later.changedAccounts()).extracting(Account::held).containsOnly(0L);
        assertThat(((Outcome.Rejected) later.decide(new LedgerCommand.Capture(id(), id(), hold, null, 2))).problem())
                .isEqualTo(LedgerProblem.TRANSFER_EXPIRED);
    }

    @Test
    void aHoldDoesNotExpireBeforeItsTimeAndIsNotMadeAfterIt() {
        LedgerCommand.Hold hold = hold(legs(10, 0), NOW.plusSeconds(1));
        books.decide(hold);
        assertThat(problem(release(hold, true))).isEqualTo(LedgerProblem.TRANSFER_NOT_EXPIRED);
        assertThat(problem(hold(legs(10, 0), NOW))).isEqualTo(LedgerProblem.TRANSFER_EXPIRED);
    }

    @Test
    void aReversalIsANewTransferAndNeverMoreThanTheOriginal() {
        LedgerCommand.Post original = post(legs(60, 2));
        books.decide(original);
        assertThat(books.decide(reverse(original, List.of(leg(ALICE, 20), leg(BOB, -20)))))
                .isInstanceOf(Outcome.Posted.class);
        assertThat(problem(reverse(original, List.of(leg(ALICE, 43), leg(BOB, -43)))))
                .isEqualTo(LedgerProblem.EXCEEDS_ORIGINAL);
        assertThat(problem(reverse(original, List.of(leg(ALICE, -1), leg(BOB, 1)))))
                .isEqualTo(LedgerProblem.EXCEEDS_ORIGINAL);
        assertThat(books.decide(reverse(original, null))).isInstanceOf(Outcome.Posted.class);
        assertThat(balances()).containsExactly("100-0", "0-0", "0-0");
        assertThat(problem(reverse(original, null))).isEqualTo(LedgerProblem.EXCEEDS_ORIGINAL);
        assertThat(problem(new LedgerCommand.Reverse(id(), id(), id(), null, 1)))
                .isEqualTo(LedgerProblem.TRANSFER_NOT_FOUND);
    }

    @Test
    void aReversalTakesNoMoneyThatIsNotThereAnyMore() {
        LedgerCommand.Post original = post(legs(60, 0));
        books.decide(original);
        books.decide(post(List.of(leg(BOB, -50), leg(ALICE, 50))));
        assertThat(problem(reverse(original, null))).isEqualTo(LedgerProblem.INSUFFICIENT_BALANCE);
    }

    private List<String> balances() {
        return books.changedAccounts().stream()
                .map(account -> account.balance() + "-" + account.held())
                .toList();
    }

    private LedgerProblem problem(LedgerCommand command) {
        return ((Outcome.Rejected) books.decide(command)).problem();
    }

    private UUID id() {
        return new UUID(7, ++ids);
    }

    private LedgerCommand.Post post(List<Leg> legs) {
        return new LedgerCommand.Post(id(), id(), legs, 1);
    }

    private LedgerCommand.Hold hold(List<Leg> legs, Instant expiresAt) {
        return new LedgerCommand.Hold(id(), id(), legs, expiresAt, 1);
    }

    private LedgerCommand.Capture capture(LedgerCommand hold, @Nullable List<Leg> legs) {
        return new LedgerCommand.Capture(id(), hold.paymentId(), hold.id(), legs, 1);
    }

    private LedgerCommand.Release release(LedgerCommand hold, boolean expired) {
        return new LedgerCommand.Release(id(), hold.paymentId(), hold.id(), expired, 1);
    }

    private LedgerCommand.Reverse reverse(LedgerCommand original, @Nullable List<Leg> legs) {
        return new LedgerCommand.Reverse(id(), id(), original.id(), legs, 1);
    }

    private static List<Leg> legs(long amount, long fee) {
        return fee == 0
                ? List.of(leg(ALICE, -amount), leg(BOB, amount))
                : List.of(leg(ALICE, -amount - fee), leg(BOB, amount), Leg.of("system:FEES", fee, "USD"));
    }

    private static Leg leg(UUID wallet, long amount) {
        return Leg.of("wallet:" + wallet, amount, "USD");
    }

    private static Account account(long number, UUID ref, long balance, long held) {
        return new Account(number, ref, "USD", balance, held, 0, 0, false, false);
    }

    private static Account fees() {
        return new Account(3, FEES, "USD", 0, 0, 0, 0, true, false);
    }

    private static LedgerBatch batch(Account... accounts) {
        Map<UUID, Account> byRef = new java.util.HashMap<>();
        for (Account account : accounts) {
            byRef.put(account.ref(), account);
        }
        return new LedgerBatch(new LedgerBatch.Known(byRef, Map.of(), Map.of(), Map.of()), NOW);
    }
}
