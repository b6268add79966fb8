package io.okpay.system;

import static org.awaitility.Awaitility.await;

import io.okpay.local.SigningKey;
import io.okpay.local.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas of {@code account-service} on one database and one broker. */
class ReplicasTest {

    private static final String SERVICE = "account-service";
    private static final String GROUP = "account-service-ledger";
    private static final List<Integer> SHARED = List.of(1, 2);
    private static final List<Integer> ALL_AT_ONE = List.of(3);
    private static final long SEED = 20_261_124;

    @Test
    void replicasShareThePartitionsAndKillingOneMidBatchLosesAndDoublesNothing(@TempDir Path folder) throws Exception {
        SigningKey tokens = new SigningKey();
        try (Suite suite = Suite.start(LedgerBooks.suite(tokens, folder).withReplicasOf(Set.of(SERVICE)));
                Admin kafka = Admin.create(Map.of("bootstrap.servers", suite.kafkaBrokers()))) {
            LedgerBooks books = new LedgerBooks(suite);
            soon().until(() -> shares(kafka), SHARED::equals);
            try (LedgerLoad load = new LedgerLoad(suite.kafkaBrokers(), books.openWallets(40), SEED)) {
                awaitMoreResults(load);
                suite.kill(SERVICE);
                soon().until(() -> shares(kafka), ALL_AT_ONE::equals);
                awaitMoreResults(load);
                suite.startPart(SERVICE);
                soon().until(() -> shares(kafka), SHARED::equals);
                awaitMoreResults(load);
                load.stopSending();
                books.awaitEveryCommandOf(load);
                System.out.printf(
                        "replicas: %d commands acknowledged, %d results%n",
                        load.acknowledged().size(), load.results().size());
            }
            books.areSound();
            books.awaitSealsThatVerify(tokens);
        }
    }

    private static void awaitMoreResults(LedgerLoad load) {
        int before = load.results().size();
        soon().until(() -> load.results().size() > before + 200);
    }

    /** How many partitions of the commands each replica has. */
    private static List<Integer> shares(Admin kafka) throws ExecutionException, InterruptedException {
        return kafka.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .map(member -> member.assignment().topicPartitions().size())
                .sorted()
                .toList();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(200));
    }
}
