package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a suite keeps its data, its logs and the ids of its processes. */
record StateDirectory(Path root) {

    Path data(String part) {
        return Directories.create(root.resolve("data").resolve(part));
    }

    Path apps(String part) {
        return Directories.create(root.resolve("apps")).resolve(part);
    }

    Path log(String part) {
        return Directories.create(root.resolve("logs")).resolve(part + ".log");
    }

    Path run(String file) {
        return Directories.create(root.resolve("run")).resolve(file);
    }

    /** Moves the logs of the run before aside. */
    void rotateLogs(List<String> parts) {
        for (var part : parts) {
            var log = log(part);
            try {
                if (Files.exists(log)) {
                    Files.move(log, log.resolveSibling(part + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new LocalStackException("Cannot move " + log + ": " + e.getMessage(), e);
            }
        }
    }

    void write(String file, String content) {
        try {
            Files.writeString(run(file), content);
        } catch (IOException e) {
            throw new LocalStackException("Cannot write into " + root + ": " + e.getMessage(), e);
        }
    }

    Optional<String> read(String file) {
        try {
            var path = root.resolve("run").resolve(file);
            return Files.exists(path) ? Optional.of(Files.readString(path).strip()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void remove(String file) {
        try {
            Files.deleteIfExists(root.resolve("run").resolve(file));
        } catch (IOException e) {
            throw new LocalStackException("Cannot remove " + file + " from " + root + ": " + e.getMessage(), e);
        }
    }

    /** Notes a process with its start time, so that a later process with the same id is not taken for it. */
    void writePid(String part, long pid) {
        write(part + ".pid", pid + " " + startOf(pid));
    }

    void removePid(String part) {
        remove(part + ".pid");
    }

    Optional<ProcessHandle> process(String part) {
        return read(part + ".pid").flatMap(line -> {
            var fields = line.split(" ", 2);
            var pid = Long.parseLong(fields[0]);
            return fields.length == 2 && fields[1].equals(startOf(pid))
                    ? ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                    : Optional.empty();
        });
    }

    /** The parts of which a process is noted and alive. */
    List<String> running() {
        var names = new ArrayList<String>();
        var folder = root.resolve("run").toFile().list();
        if (folder != null) {
            for (var file : folder) {
                if (file.endsWith(".pid")) {
                    var part = file.substring(0, file.length() - ".pid".length());
                    if (process(part).isPresent()) {
                        names.add(part);
                    }
                }
            }
        }
        return names;
    }

    private static String startOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().startInstant())
                .map(Instant::toString)
                .orElse("unknown");
    }
}
