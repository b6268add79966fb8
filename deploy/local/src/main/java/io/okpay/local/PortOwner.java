package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Finds who listens on a port, where the system tells: Linux's {@code /proc}, for the user's own processes. */
final class PortOwner {

    private static final String LISTEN = "0A";

    private PortOwner() {}

    static String describe(int port) {
        return inode(port)
                .flatMap(PortOwner::process)
                .map(handle -> " by process " + handle.pid() + name(handle))
                .orElse(" by another program");
    }

    private static String name(ProcessHandle handle) {
        return handle.info()
                .command()
                .map(command -> " (" + Path.of(command).getFileName() + ")")
                .orElse("");
    }

    private static Optional<String> inode(int port) {
        var hexadecimal = String.format(Locale.ROOT, ":%04X", port);
        for (var table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try (var lines = Files.lines(Path.of(table))) {
                var found = lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[1].endsWith(hexadecimal) && fields[3].equals(LISTEN))
                        .map(fields -> fields[9])
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<ProcessHandle> process(String inode) {
        var wanted = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .filter(handle -> {
                    var descriptors =
                            Path.of("/proc/" + handle.pid() + "/fd").toFile().listFiles();
                    if (descriptors != null) {
                        for (var descriptor : descriptors) {
                            try {
                                if (Files.readSymbolicLink(descriptor.toPath())
                                        .toString()
                                        .equals(wanted)) {
                                    return true;
                                }
                            } catch (IOException e) {
                                // closed meanwhile
                            }
                        }
                    }
                    return false;
                })
                .findFirst();
    }
}
