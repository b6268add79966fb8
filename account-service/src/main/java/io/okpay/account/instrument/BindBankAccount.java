package io.okpay.account.instrument;

import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Binds a bank account in two steps: a micro-deposit goes to it, and its holder says how much it was. */
@ApplicationScoped
class BindBankAccount {

    /** So long nobody guesses at an account whose verification was exhausted. */
    private static final Duration COOLING = Duration.ofDays(1);

    private final BankRail bank;
    private final Instruments instruments;
    private final Room room;
    private final MicroDeposits deposits;
    private final Outbox outbox;

    BindBankAccount(BankRail bank, Instruments instruments, Room room, MicroDeposits deposits, Outbox outbox) {
        this.bank = bank;
        this.instruments = instruments;
        this.room = room;
        this.deposits = deposits;
        this.outbox = outbox;
    }

    BankAccount bind(UUID customerId, AccountDetails details) {
        UUID id = QuarkusTransaction.requiringNew().call(() -> order(customerId, details));
        Bank.Verification verification = bank.verify(id, details);
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = now();
            room.take(customerId, verification.fingerprint());
            if (instruments.exhaustedSince(customerId, verification.fingerprint(), now.minus(COOLING))) {
                throw ProblemException.of(InstrumentProblem.VERIFICATION_EXHAUSTED);
            }
            BankAccount account = new BankAccount(id, customerId, details, verification, now);
            instruments.persistAndFlush(account);
            return account;
        });
    }

    /** What can be refused is refused here: what the bank is asked for, it pays. */
    private UUID order(UUID customerId, AccountDetails details) {
        instruments.serialize(customerId);
        room.require(customerId);
        Instant now = now();
        for (BankAccount known : instruments.of(customerId, details)) {
            if (!known.isRemoved()) {
                throw ProblemException.of(InstrumentProblem.INSTRUMENT_DUPLICATE);
            }
            if (known.wasExhaustedSince(now.minus(COOLING))) {
                throw ProblemException.of(InstrumentProblem.VERIFICATION_EXHAUSTED);
            }
        }
        return deposits.order(customerId, details, now);
    }

    /**
     * Verifies the account with what its customer read on the statement. The bank counts the tries.
     *
     * @param amount decimal
     */
    BankAccount verify(UUID id, UUID customerId, String amount) {
        BankAccount account = QuarkusTransaction.requiringNew().call(() -> waiting(id, customerId));
        if (account.isVerified()) {
            return account;
        }
        Bank.Result result = bank.attempt(account.verificationId(), amount);
        BankAccount answered = QuarkusTransaction.requiringNew().call(() -> answered(id, customerId, result));
        if (answered.isVerified()) {
            return answered;
        }
        throw answered.isExhausted()
                ? ProblemException.of(InstrumentProblem.VERIFICATION_EXHAUSTED)
                : ProblemException.of(InstrumentProblem.MICRO_DEPOSIT_MISMATCH, "amount")
                        .with("attemptsLeft", result.attemptsLeft());
    }

    private BankAccount answered(UUID id, UUID customerId, Bank.Result result) {
        BankAccount account = locked(id, customerId);
        boolean open = !account.isVerified() && !account.isExhausted();
        if (open && result.status().equals("verified")) {
            outbox.publish(account.verify(now()));
            instruments.preferIfFirst(account);
        } else if (open && result.status().equals("exhausted")) {
            account.exhaust(now());
        }
        return account;
    }

    private BankAccount waiting(UUID id, UUID customerId) {
        BankAccount account = locked(id, customerId);
        if (account.isExhausted()) {
            throw ProblemException.of(InstrumentProblem.VERIFICATION_EXHAUSTED);
        }
        return account;
    }

    private BankAccount locked(UUID id, UUID customerId) {
        return instruments
                .locked(id, customerId)
                .filter(BankAccount.class::isInstance)
                .map(BankAccount.class::cast)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
