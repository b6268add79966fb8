package io.okpay.system;

import io.okpay.local.SigningKey;
import io.okpay.local.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the database, the service or the broker at random moments under load. {@code okpay.crash.cycles} and
 * {@code okpay.crash.seed} choose how often and how.
 */
class CrashCyclesTest {

    private static final int CYCLES = Integer.getInteger("okpay.crash.cycles", 20);
    private static final long SEED = Long.getLong("okpay.crash.seed", 20_261_123);
    private static final List<String> VICTIMS = List.of("account-service", "postgres", "kafka");

    private final Random random = new Random(SEED);

    @Test
    void everyAcknowledgedCommandTakesEffectOnceWhateverIsKilled(@TempDir Path folder) throws Exception {
        SigningKey tokens = new SigningKey();
        try (Suite suite = Suite.start(LedgerBooks.suite(tokens, folder))) {
            LedgerBooks books = new LedgerBooks(suite);
            List<UUID> wallets = books.openWallets(40);
            try (LedgerLoad load = new LedgerLoad(suite.kafkaBrokers(), wallets, SEED)) {
                for (int cycle = 1; cycle <= CYCLES; cycle++) {
                    killOne(suite, cycle);
                }
                load.stopSending();
                books.awaitEveryCommandOf(load);
                System.out.printf(
                        "crash cycles: %d with seed %d, %d commands acknowledged, %d results%n",
                        CYCLES, SEED, load.acknowledged().size(), load.results().size());
            }
            books.areSound();
            books.awaitSealsThatVerify(tokens);
        }
    }

    private void killOne(Suite suite, int cycle) {
        LockSupport.parkNanos(Duration.ofMillis(300 + random.nextInt(2_500)).toNanos());
        String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
        System.out.printf("crash cycle %d: %s%n", cycle, victim);
        suite.kill(victim);
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(700)).toNanos());
        suite.startPart(victim);
    }
}
