package io.okpay.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One part's operating system process, with its output in a log file. */
final class ChildProcess {

    /** In a session of its own, so that Ctrl-C reaches the launcher only and the stop keeps its order. */
    private static final List<String> OWN_SESSION =
            Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
        var line = new ArrayList<>(OWN_SESSION);
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new LocalStackException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Runs a command to its end and fails with its output when it does not succeed. */
    static void run(String what, List<String> command, Map<String, String> environment, Path directory, Path log) {
        var child = start(what, command, environment, directory, log);
        try {
            var exit = child.process.waitFor();
            if (exit != 0) {
                throw new LocalStackException(what + " failed with exit code " + exit + ":\n" + tail(log, 20));
            }
        } catch (InterruptedException e) {
            child.kill();
            Thread.currentThread().interrupt();
            throw new LocalStackException(what + " was interrupted", e);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asks the process to end, and ends it when it does not within the grace period. */
    void terminate(Duration grace) {
        process.destroy();
        awaitEnd(grace);
    }

    /** Ends the process and its descendants at once, like {@code kill -9}. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Waits for the end, at most as long as given. */
    void awaitEndOrTimeout(Duration limit) {
        try {
            process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitEnd(Duration grace) {
        try {
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the probe says yes; fails with the end of the log when the process ends first. */
    void awaitReady(Duration limit, Probe probe) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!probe.ready()) {
            if (!process.isAlive()) {
                throw new LocalStackException(name + " ended with exit code " + process.exitValue()
                        + " before it was ready:\n" + tail(log, 20));
            }
            if (System.nanoTime() > deadline) {
                throw new LocalStackException(
                        name + " is not ready after " + limit.toSeconds() + " s:\n" + tail(log, 20));
            }
            try {
                Thread.sleep(40);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalStackException("Interrupted while waiting for " + name, e);
            }
        }
    }

    static String tail(Path log, int lines) {
        try {
            var all = Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size())) + "\n(log: " + log + ")";
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }

    /** Answers whether a part is ready; false also stands for "cannot be asked yet". */
    @FunctionalInterface
    interface Probe {
        boolean ready();
    }
}
