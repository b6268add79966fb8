package io.okpay.notification.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuotasTest {

    private final AgroalDataSource dataSource;
    private final String subject = "test:" + UUID.randomUUID();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private record Bound(int limit, Duration window) implements Quota {}

    private final Bound ten = new Bound(10, Duration.ofMinutes(1));

    QuotasTest(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void replicasShareOneCountThatNoRestartForgets() throws Exception {
        List<Callable<Boolean>> uses = IntStream.range(0, 40)
                .mapToObj(i -> (Callable<Boolean>) () -> spend(now).isEmpty())
                .toList();
        try (ExecutorService replicas = Executors.newFixedThreadPool(8)) {
            assertThat(replicas.invokeAll(uses).stream().map(Future::resultNow))
                    .filteredOn(within -> within)
                    .hasSize(10);
        }
        assertThat(spend(now.plusSeconds(59))).hasValue(now.plusSeconds(60));
        assertThat(spend(now.plusSeconds(60))).isEmpty();
    }

    /** Each use by a new replica: none has a memory of its own. */
    private Optional<Instant> spend(Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> new Quotas(dataSource).spend(subject, ten, at));
    }
}
