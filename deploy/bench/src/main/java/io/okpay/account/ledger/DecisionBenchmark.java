package io.okpay.account.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decides a batch of transfers with a fee over 10,000 wallets. Here because a batch is a secret of its package. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecisionBenchmark {

    /** Transfers in a batch, as many as the service takes from Kafka at once. */
    public static final int BATCH = 500;

    private static final int WALLETS = 10_000;
    private static final String USD = "USD";

    private final LedgerBatch.Known known;
    private final List<LedgerCommand> commands = new ArrayList<>();

    /** Makes the wallets and one batch of commands. */
    public DecisionBenchmark() {
        SplittableRandom random = new SplittableRandom(20260103);
        List<Account> wallets = new ArrayList<>();
        for (int i = 0; i < WALLETS; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            wallets.add(new Account(i, id, USD, 1_000_000, 0, 1, 1, false, false));
        }
        Leg fee = Leg.of("system:FEES", 1, USD);
        Map<UUID, Account> touched = new HashMap<>();
        touched.put(fee.ref(), new Account(WALLETS, fee.ref(), USD, 0, 0, 0, 0, true, false));
        for (int i = 0; i < BATCH; i++) {
            int payer = random.nextInt(WALLETS);
            Account from = wallets.get(payer);
            Account to = wallets.get((payer + 1 + random.nextInt(WALLETS - 1)) % WALLETS);
            touched.put(from.ref(), from);
            touched.put(to.ref(), to);
            List<Leg> legs = List.of(leg(from, -101), leg(to, 100), fee);
            UUID id = new UUID(random.nextLong(), random.nextLong());
            commands.add(new LedgerCommand.Post(id, id, legs, random.nextLong()));
        }
        known = new LedgerBatch.Known(touched, Map.of(), Map.of(), Map.of());
    }

    /** One operation is one transfer. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Object decide() {
        LedgerBatch batch = new LedgerBatch(known, Instant.EPOCH);
        for (LedgerCommand command : commands) {
            batch.decide(command);
        }
        return batch.decided();
    }

    private static Leg leg(Account account, long amount) {
        return new Leg(account.ref(), "wallet:" + account.ref(), amount, USD);
    }
}
