package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** {@code okpay status}: which parts run, since when, with how much memory. */
final class StatusCommand {

    private StatusCommand() {}

    static int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new UsageException("status takes no arguments");
        }
        var checkout = Checkout.find();
        var state = new StateDirectory(checkout.stateDirectory());
        var running = state.running();
        if (running.isEmpty()) {
            System.out.println("The suite is not running: ./okpay up starts it.");
            state.read(UpCommand.FAILURE).ifPresent(why -> System.out.println("The last run ended by itself: " + why));
            return ExitCode.UNAVAILABLE;
        }
        var offset = state.read(UpCommand.READY);
        var options = SuiteOptions.local()
                .withPortOffset(offset.map(Integer::parseInt).orElseGet(SuiteOptions::configuredPortOffset));
        var all = true;
        var sum = 0L;
        System.out.printf("%-22s %-10s %8s %9s %8s  %s%n", "part", "state", "pid", "memory", "up", "ports");
        for (var part : SuiteParts.create(options, new LocalPorts(options.portOffset()), state)) {
            var process = state.process(part.name());
            var answers = part.ports().keySet().stream().anyMatch(Ports::accepts);
            var ports = String.join(
                    " ",
                    part.ports().keySet().stream().sorted().map(String::valueOf).toList());
            if (process.isEmpty()) {
                all = false;
                System.out.printf("%-22s %-10s %8s %9s %8s  %s%n", part.name(), "stopped", "", "", "", ports);
                continue;
            }
            var handle = process.get();
            var memory = memoryMegabytes(handle);
            sum += memory;
            all &= answers;
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %-10s %8d %6d MB %8s  %s%n",
                    part.name(),
                    answers ? "running" : offset.isPresent() ? "stopping" : "starting",
                    handle.pid(),
                    memory,
                    since(handle),
                    ports);
        }
        System.out.printf("%-22s %-10s %8s %6d MB%n", "total", "", "", sum);
        return all ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static String since(ProcessHandle handle) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, Instant.now()).toSeconds())
                .map(seconds -> seconds < 120 ? seconds + " s" : seconds / 60 + " min")
                .orElse("");
    }

    /** Resident memory of a process and its descendants, each page counted once where the system says so. */
    private static long memoryMegabytes(ProcessHandle handle) {
        var kilobytes = proportional(handle.pid());
        for (var child : handle.descendants().toList()) {
            kilobytes += proportional(child.pid());
        }
        return kilobytes / 1024;
    }

    private static long proportional(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
