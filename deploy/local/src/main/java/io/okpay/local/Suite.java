package io.okpay.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All parts of OKPay as processes of this machine, started in parallel as their needs allow. */
public final class Suite implements AutoCloseable {

    private final SuiteOptions options;
    private final LocalPorts ports;
    private final StateDirectory state;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    /** Parts that should be running; what is in here and not alive has died. */
    private final Set<String> expected = ConcurrentHashMap.newKeySet();

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread closer = new Thread(this::close, "stop-suite");
    private volatile boolean closing;
    private volatile @Nullable String failure;

    private Suite(SuiteOptions options) {
        this.options = options;
        this.ports = new LocalPorts(options.portOffset());
        this.state = new StateDirectory(options.stateDirectory());
    }

    /** Starts all parts and returns when each is ready; leaves nothing running when one of them fails. */
    public static Suite start(SuiteOptions options) {
        var suite = new Suite(options);
        suite.open();
        return suite;
    }

    /** As {@link #start(SuiteOptions)}, handing out the suite first, so that it can be closed while it starts. */
    static void start(SuiteOptions options, Consumer<Suite> starting) {
        var suite = new Suite(options);
        starting.accept(suite);
        suite.open();
    }

    public String gatewayUrl() {
        return LocalPorts.url(ports.gateway());
    }

    public String sandboxUrl() {
        return LocalPorts.url(ports.sandbox());
    }

    public String keycloakUrl() {
        return LocalPorts.url(ports.keycloak());
    }

    /** The address of a service itself, past the gateway. */
    public String serviceUrl(String service) {
        return LocalPorts.url(ports.service(service));
    }

    /** The name of a service's second replica. */
    public static String replicaOf(String service) {
        return Applications.replicaOf(service);
    }

    /** The JDBC address of a service's database. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database;
    }

    /** The address of the broker for clients of Kafka. */
    public String kafkaBrokers() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** Where the part writes its log. */
    public Path log(String part) {
        return state.log(part(part).name());
    }

    /** Ends the part at once, like {@code kill -9}; the suite goes on without it. */
    public void kill(String name) {
        expected.remove(name);
        part(name).kill();
        state.removePid(name);
    }

    /** Stops the part in an orderly way; the suite goes on without it. */
    public void stopPart(String name) {
        expected.remove(name);
        part(name).stop();
        state.removePid(name);
    }

    /** Starts a part that was killed or stopped, and returns when it is ready. */
    public void startPart(String name) {
        startOne(part(name));
    }

    /** Stops everything in order; the applications before what they need. */
    @Override
    public void close() {
        boolean first;
        synchronized (this) {
            first = !closing;
            closing = true;
        }
        if (!first) {
            awaitClosed();
            return;
        }
        expected.clear();
        stopAll();
        if (options.recordCaches() && failure == null) {
            StartupCaches.assemble(parts.values(), state, options.progress());
        }
        if (options.disposable()) {
            Directories.delete(state.root());
        }
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException alreadyShuttingDown) {
            // closed by the hook
        }
    }

    /** Waits until the suite is closed or a part died; says which, or null. */
    @Nullable String awaitEnd() throws InterruptedException {
        ended.await();
        return failure;
    }

    private void awaitClosed() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() {
        SuiteParts.create(options, ports, state).forEach(part -> parts.put(part.name(), part));
        Preconditions.check(parts.values(), state);
        state.rotateLogs(List.copyOf(parts.keySet()));
        Runtime.getRuntime().addShutdownHook(closer);
        Thread.ofPlatform().daemon().name("watch-parts").start(this::watch);
        try (var threads = Executors.newCachedThreadPool()) {
            startInOrder(threads);
        } catch (RuntimeException e) {
            var cause = e.getCause() instanceof LocalStackException said ? said : e;
            if (failure == null) {
                failure = cause.getMessage();
            }
            close();
            throw cause;
        }
    }

    private void startInOrder(ExecutorService threads) {
        var starting = new HashMap<String, CompletableFuture<Void>>();
        for (var part : parts.values()) {
            var needs = part.needs().stream()
                    .filter(parts::containsKey)
                    .map(starting::get)
                    .toArray(CompletableFuture[]::new);
            starting.put(part.name(), CompletableFuture.allOf(needs).thenRunAsync(() -> startReporting(part), threads));
        }
        var all = CompletableFuture.allOf(starting.values().toArray(CompletableFuture[]::new));
        for (var one : starting.values()) {
            var _ = one.whenComplete((done, thrown) -> {
                if (thrown != null && failure == null) {
                    var cause = thrown.getCause() == null ? thrown : thrown.getCause();
                    failure = cause.getMessage();
                    stopAll();
                }
            });
        }
        try {
            all.join();
        } catch (CompletionException e) {
            throw new LocalStackException(failure == null ? "" + e.getMessage() : failure, e);
        }
    }

    private void startReporting(Part part) {
        var begin = System.nanoTime();
        startOne(part);
        options.progress().done(part.name(), "ready", begin);
    }

    private void startOne(Part part) {
        if (closing || failure != null) {
            throw new LocalStackException("The suite is stopping");
        }
        part.start();
        expected.add(part.name());
    }

    private void watch() {
        var noted = new HashMap<String, Long>();
        while (!closing) {
            for (var part : parts.values()) {
                var process = part.process();
                if (process == null) {
                    continue;
                }
                if (process.isAlive()) {
                    var pid = process.pid();
                    if (!Long.valueOf(pid).equals(noted.put(part.name(), pid))) {
                        state.writePid(part.name(), pid);
                    }
                } else if (expected.remove(part.name())) {
                    failure = part.name() + " ended with exit code " + process.exitCode() + ":\n"
                            + ChildProcess.tail(process.log(), 20);
                    if (!options.disposable()) {
                        close();
                        return;
                    }
                }
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void stopAll() {
        StopOrder.stop(parts.values(), part -> {
            part.stop();
            state.removePid(part.name());
        });
    }

    private Part part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("no part " + name + "; there are " + parts.keySet());
        }
        return part;
    }
}
