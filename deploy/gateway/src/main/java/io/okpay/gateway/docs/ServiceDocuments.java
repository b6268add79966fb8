package io.okpay.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The same document of several services, asked for when somebody reads it. Of a service that does not answer the last
 * document is kept. Used on one event loop only.
 */
final class ServiceDocuments {

    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long PATIENCE_MILLIS = 4000;
    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private final Upstreams upstreams;
    private final List<String> services;
    private final String target;
    private final long refreshNanos;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> known = new LinkedHashMap<>();
    private Snapshot snapshot = new Snapshot(Map.of(), Set.of());
    private @Nullable Future<Snapshot> running;
    private @Nullable Long readAt;

    ServiceDocuments(Upstreams upstreams, List<String> services, String target, Duration refresh) {
        this.upstreams = upstreams;
        this.services = services;
        this.target = target;
        this.refreshNanos = refresh.toNanos();
    }

    /** The documents as they are known now. */
    Future<Snapshot> current() {
        if (running != null) {
            return running;
        }
        if (isFresh()) {
            return Future.succeededFuture(snapshot);
        }
        Set<String> missing = new LinkedHashSet<>();
        List<Future<Void>> reads =
                services.stream().map(service -> read(service, missing)).toList();
        Future<Snapshot> reading = Future.join(reads).map(all -> {
            snapshot = new Snapshot(inOrder(), missing);
            readAt = System.nanoTime();
            running = null;
            return snapshot;
        });
        running = reading.isComplete() ? null : reading;
        return reading;
    }

    private boolean isFresh() {
        if (readAt == null) {
            return false;
        }
        long age = System.nanoTime() - readAt;
        return age < (snapshot.missing().isEmpty() ? refreshNanos : Math.min(RETRY_NANOS, refreshNanos));
    }

    private Map<String, JsonNode> inOrder() {
        Map<String, JsonNode> ordered = new LinkedHashMap<>();
        for (String service : services) {
            JsonNode document = known.get(service);
            if (document != null) {
                ordered.put(service, document);
            }
        }
        return ordered;
    }

    private Future<Void> read(String service, Set<String> missing) {
        var options = upstreams.request(service, HttpMethod.GET, target).setIdleTimeout(PATIENCE_MILLIS);
        return upstreams
                .client()
                .request(options)
                .compose(request ->
                        request.putHeader("Accept", "application/json").send())
                .compose(ServiceDocuments::content)
                .<Void>map(content -> {
                    known.put(service, parse(content));
                    return null;
                })
                .recover(failure -> {
                    missing.add(service);
                    return Future.succeededFuture();
                });
    }

    private static Future<Buffer> content(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            return Future.failedFuture("status " + response.statusCode());
        }
        return response.body();
    }

    private JsonNode parse(Buffer content) {
        if (content.length() > MAX_BYTES) {
            throw new IllegalStateException("a document of " + content.length() + " bytes");
        }
        try {
            return json.readTree(content.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException("not JSON", e);
        }
    }

    /**
     * What was read.
     *
     * @param documents by service
     * @param missing the services that did not answer the last time
     */
    record Snapshot(Map<String, JsonNode> documents, Set<String> missing) {}
}
