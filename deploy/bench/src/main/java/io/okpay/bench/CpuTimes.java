package io.okpay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** CPU time by part of the system, that of the benchmark itself too, as Linux counts it; nothing elsewhere. */
public final class CpuTimes {

    private static final long NANOS_PER_TICK = 10_000_000;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final int REAPED_SYSTEM_TIME = 14;
    private static final String DRIVER = "driver";
    private static final Set<String> APPLICATIONS =
            Set.of("account-service", "payment-service", "fx-service", "notification-service", "gateway", "sandbox");

    private CpuTimes() {}

    /** Nanoseconds used so far by each part. */
    public static Map<String, Long> now() {
        Map<String, Long> used = new TreeMap<>();
        ProcessHandle.current().children().forEach(child -> {
            String part = part(child.pid());
            if (!part.isEmpty()) {
                used.merge(part, treeNanos(child), Long::sum);
            }
        });
        used.put(DRIVER, nanos(ProcessHandle.current().pid(), SYSTEM_TIME));
        return used;
    }

    /** What each part used since the earlier reading. */
    public static Map<String, Long> since(Map<String, Long> earlier) {
        Map<String, Long> used = now();
        used.replaceAll((part, nanos) -> nanos - earlier.getOrDefault(part, 0L));
        return used;
    }

    /** Of all parts, without the benchmark itself. */
    static long ofParts(Map<String, Long> used) {
        return used.entrySet().stream()
                .filter(part -> !part.getKey().equals(DRIVER))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String part(long pid) {
        String command = read(Path.of("/proc", "" + pid, "cmdline"));
        if (command.contains("kafka.Kafka")) {
            return "broker";
        }
        if (command.contains("keycloak")) {
            return "keycloak";
        }
        if (command.contains("quarkus-run.jar")) {
            return application(pid);
        }
        return command.contains("postgres") ? "postgres" : "";
    }

    /** A suite runs each application in a folder of its name. */
    private static String application(long pid) {
        try {
            String folder = String.valueOf(
                    Path.of("/proc", "" + pid, "cwd").toRealPath().getFileName());
            return APPLICATIONS.contains(folder) ? folder : "service";
        } catch (IOException _) {
            return "service";
        }
    }

    private static long treeNanos(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .mapToLong(process -> nanos(process.pid(), REAPED_SYSTEM_TIME))
                .sum();
    }

    /** Of the process, with those of its children that have ended when {@code last} is their system time. */
    private static long nanos(long pid, int last) {
        String stat = read(Path.of("/proc", "" + pid, "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        long ticks = 0;
        for (int i = USER_TIME; i <= last && i < fields.length; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * NANOS_PER_TICK;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }
}
