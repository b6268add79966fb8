package io.okpay.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.Channel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas share one queue. Everything here is due an hour from now, so that the running dispatcher leaves it alone. */
@QuarkusTest
class ClaimTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Messages messages;
    private final Instant due = Instant.now().plus(Duration.ofHours(1));
    private final Set<UUID> mine = new HashSet<>();

    ClaimTest(Messages messages) {
        this.messages = messages;
    }

    @AfterEach
    void clear() {
        QuarkusTransaction.requiringNew().run(() -> mine.forEach(messages::deleteById));
    }

    @Test
    void parallelClaimsTakeEachMessageOnce() throws Exception {
        IntStream.range(0, 60).forEach(i -> add("+1415556" + (1000 + i), MessageTemplate.WELCOME));
        List<Callable<List<UUID>>> replicas = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<List<UUID>>) () -> claim(due))
                .toList();
        List<UUID> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(replicas).stream().map(Future::resultNow).forEach(claimed::addAll);
        }
        assertThat(claimed).doesNotHaveDuplicates().hasSize(60);
    }

    @Test
    void whatADeadReplicaClaimedIsClaimedAgainAfterTheLease() {
        UUID id = add("+14155570001", MessageTemplate.WELCOME);
        assertThat(claim(due)).contains(id);
        assertThat(claim(due.plus(LEASE).minusMillis(1))).doesNotContain(id);
        assertThat(claim(due.plus(LEASE))).contains(id);
    }

    @Test
    void aRecipientsNextMessageWaitsForTheEndOfTheOneBefore() {
        UUID first = add("+14155570002", MessageTemplate.WELCOME);
        UUID second = add("+14155570002", MessageTemplate.PAYMENT_SENT);
        UUID passcode = add("+14155570002", MessageTemplate.OTP_PAYMENT);
        assertThat(claim(due)).contains(first, passcode).doesNotContain(second);
        QuarkusTransaction.requiringNew()
                .run(() -> messages.locked(first).orElseThrow().failed("no such number", due));
        assertThat(claim(due)).contains(second);
    }

    private List<UUID> claim(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> messages.claim(Channel.SMS, 100, now, LEASE)).stream()
                .map(Message::id)
                .filter(mine::contains)
                .toList();
    }

    private UUID add(String phone, MessageTemplate template) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        mine.add(id);
        QuarkusTransaction.requiringNew()
                .run(() -> messages.persist(
                        new Message(id, template, Channel.SMS, phone, Language.EN, new byte[] {1}, null, due)));
        return id;
    }
}
