package io.okpay.sandbox.callback;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.journal.Journal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends callbacks until they are taken, for an hour; those that were not are sent again after a restart. */
@Singleton
public class Callbacks {

    private static final Logger LOG = Logger.getLogger(Callbacks.class);
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final long LONGEST_WAIT = Duration.ofMinutes(1).toMillis();

    private final Journal<Line> journal;
    private final URI rails;
    private final Duration firstWait;
    private final Map<Callback.Sender, SignedMessages> signatures;
    private final ScheduledExecutorService executor =
            Executors.newScheduledThreadPool(2, Thread.ofVirtual().factory());
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** A line of the journal: a callback that is due, or no longer. */
    @RegisterForReflection
    record Line(Callback callback, boolean done) {}

    Callbacks(SandboxConfig config, ObjectMapper mapper) {
        this.journal = Journal.open(config.data().resolve("callbacks.jsonl"), Line.class, mapper);
        this.rails = URI.create(config.rails() + "/");
        this.firstWait = config.retry();
        this.signatures = Map.of(
                Callback.Sender.ACQUIRER, new SignedMessages(config.acquirerSecret()),
                Callback.Sender.BANK, new SignedMessages(config.bankSecret()),
                Callback.Sender.SMS, new SignedMessages(config.smsReceiptSecret()));
    }

    void resume(@Observes StartupEvent started) {
        Map<String, Callback> due = new LinkedHashMap<>();
        for (Line line : journal.read()) {
            if (line.done()) {
                due.remove(line.callback().id());
            } else {
                due.put(line.callback().id(), line.callback());
            }
        }
        journal.replace(
                due.values().stream().map(callback -> new Line(callback, false)).toList());
        due.values().forEach(callback -> plan(callback, Instant.now(), firstWait.toMillis(), Duration.ZERO));
    }

    void stop(@Observes ShutdownEvent stopping) {
        executor.shutdownNow();
        journal.close();
    }

    /** Sends a callback after a while. */
    public void send(Callback callback, Duration after) {
        journal.append(new Line(callback, false));
        plan(callback, Instant.now(), firstWait.toMillis(), after);
    }

    /** Sends a callback now and returns when it was taken; otherwise it is sent again later. */
    public void sendNow(Callback callback) {
        journal.append(new Line(callback, false));
        attempt(callback, Instant.now(), firstWait.toMillis());
    }

    private void plan(Callback callback, Instant since, long nextWait, Duration after) {
        var _ = executor.schedule(() -> attempt(callback, since, nextWait), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void attempt(Callback callback, Instant since, long nextWait) {
        if (taken(callback)) {
            journal.append(new Line(callback, true));
        } else if (Instant.now().isBefore(since.plus(PATIENCE))) {
            plan(callback, since, Math.min(nextWait * 2, LONGEST_WAIT), Duration.ofMillis(nextWait));
        }
    }

    private boolean taken(Callback callback) {
        byte[] body = callback.body().getBytes(StandardCharsets.UTF_8);
        long now = Instant.now().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(
                        rails.resolve(callback.sender().path()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", callback.sender().mediaType())
                .header(SignedMessages.ID, callback.id())
                .header(SignedMessages.TIMESTAMP, Long.toString(now))
                .header(
                        SignedMessages.SIGNATURE,
                        Objects.requireNonNull(signatures.get(callback.sender()))
                                .sign(callback.id(), now, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                LOG.warnf("The operator answers %d to the callback %s", status, callback.id());
            }
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.warnf("The operator does not take the callback %s: %s", callback.id(), e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
