package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;

/** What must hold before anything is started. */
final class Preconditions {

    private static final long NEEDED_MEGABYTES = 2500;

    private Preconditions() {}

    static void check(Collection<Part> parts, StateDirectory state) {
        checkPorts(parts, state);
        checkMemory();
    }

    private static void checkPorts(Collection<Part> parts, StateDirectory state) {
        var taken = new ArrayList<String>();
        for (var part : parts) {
            part.ports().forEach((port, purpose) -> {
                if (!Ports.isFree(port)) {
                    taken.add("port " + port + " (for " + purpose + ") is taken" + PortOwner.describe(port));
                }
            });
        }
        if (!taken.isEmpty()) {
            var left = state.running();
            left.remove(UpCommand.LAUNCHER); // this very process
            taken.sort(null);
            throw new LocalStackException(String.join("\n", taken)
                    + (left.isEmpty()
                            ? "\nStop that program, or move all ports with OKPAY_PORT_OFFSET=1000 (any number)."
                            : "\nAn earlier run left " + String.join(", ", left) + " running: ./okpay down stops it."));
        }
    }

    private static void checkMemory() {
        var free = availableMegabytes();
        if (free >= 0 && free < NEEDED_MEGABYTES && System.getenv("OKPAY_IGNORE_MEMORY") == null) {
            throw new LocalStackException("The suite needs about " + NEEDED_MEGABYTES + " MB of memory and only " + free
                    + " MB are available. Close something, or set OKPAY_IGNORE_MEMORY=1 to try all the same.");
        }
    }

    /** Memory that new processes can get, or -1 where the system does not say. */
    private static long availableMegabytes() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            return -1;
        }
    }
}
