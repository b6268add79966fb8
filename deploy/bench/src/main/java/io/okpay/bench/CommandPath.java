package io.okpay.bench;

import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import io.okpay.platform.event.PostTransfer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Our path from the command in Kafka to the published result, as a sender of commands sees it. */
final class CommandPath implements AutoCloseable {

    /** How many commands wait at saturation. */
    private static final int WINDOW = 8_000;

    private static final int MOST_PER_SECOND = 100_000;
    private static final Duration RAMP = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofMillis(1);
    private static final int PATIENCE_SECONDS = 20;

    private final Wallets wallets;
    private final KafkaProducer<String, byte[]> producer;
    private final Results results;
    private final SplittableRandom random = new SplittableRandom(20260102);
    private long commands;

    CommandPath(String bootstrapServers, Wallets wallets) {
        this.wallets = wallets;
        // Acknowledged and idempotent as our services send, and for the rest what Kafka's clients do by default.
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", true),
                new StringSerializer(),
                new ByteArraySerializer());
        results = new Results(bootstrapServers);
    }

    /** How many commands were sent in all. */
    long commands() {
        return commands;
    }

    /** Gives the wallets money, through the ledger. */
    void fund() {
        Flight flight = begin(System.nanoTime(), Duration.ofSeconds(1));
        for (PostTransfer funding : wallets.funding()) {
            UUID paymentId = TimeOrderedId.of(0, flight.depart(System.nanoTime()));
            send(flight, new PostTransfer(funding.transferId(), paymentId, funding.legs()));
        }
        flight.land(PATIENCE_SECONDS);
        results.rest();
        if (flight.fault() != null) {
            throw new BenchException("The wallets could not be funded: " + flight.fault());
        }
    }

    /** As many transfers as it can: there are always commands that wait. */
    Round saturate(Scenario scenario, Duration length) {
        long from = System.nanoTime() + RAMP.toNanos();
        long to = from + length.toNanos();
        Flight flight = begin(from, length);
        Map<String, Long> cpu = CpuTimes.now();
        boolean measuring = false;
        for (long now = System.nanoTime(); now < to; now = System.nanoTime()) {
            if (!measuring && now >= from) {
                measuring = true;
                cpu = CpuTimes.now();
            }
            if (flight.hasRoom()) {
                depart(flight, scenario, System.nanoTime());
            }
        }
        return end(flight, length, CpuTimes.since(cpu));
    }

    /** A steady rate; a command's time counts from when it was due, also when it was sent late. */
    Round atRate(Scenario scenario, double perSecond, Duration length) {
        long begin = System.nanoTime();
        long from = begin + RAMP.toNanos();
        long to = from + length.toNanos();
        Flight flight = begin(from, length);
        Map<String, Long> cpu = CpuTimes.now();
        boolean measuring = false;
        while (true) {
            long due = begin + (long) (flight.sent() / perSecond * 1e9);
            if (due >= to) {
                break;
            }
            if (!measuring && due >= from) {
                measuring = true;
                cpu = CpuTimes.now();
            }
            if (due > System.nanoTime()) {
                LockSupport.parkNanos(TICK.toNanos());
            } else {
                depart(flight, scenario, due);
            }
        }
        return end(flight, length, CpuTimes.since(cpu));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
        results.close();
    }

    private Flight begin(long from, Duration length) {
        int most = Math.toIntExact(Math.multiplyExact(length.plus(RAMP).toSeconds(), (long) MOST_PER_SECOND));
        Flight flight = new Flight(from, from + length.toNanos(), most, WINDOW);
        results.follow(flight);
        return flight;
    }

    private Round end(Flight flight, Duration length, Map<String, Long> cpu) {
        flight.land(PATIENCE_SECONDS);
        results.rest();
        return new Round(flight.inTime(), length.toNanos() / 1e9, flight.latencies(), 1, cpu, flight.fault());
    }

    private void depart(Flight flight, Scenario scenario, long due) {
        int nth = flight.sent();
        UUID paymentId = TimeOrderedId.of(nth, flight.depart(due));
        UUID transferId = TimeOrderedId.of(nth, random.nextLong());
        send(flight, wallets.transfer(scenario.next(random, nth), transferId, paymentId));
    }

    private void send(Flight flight, PostTransfer command) {
        commands++;
        EventType type = EventType.POST_TRANSFER;
        var record = CloudEventHeaders.record(
                type.topic(),
                command.key(),
                command.transferId(),
                type.type(),
                "/bench",
                Instant.now(),
                null,
                EventJson.write(command).getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(record, (_, failure) -> {
            if (failure != null) {
                flight.fail("a command was not sent: " + failure.getMessage());
            }
        });
    }
}
