package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JVM's ahead-of-time cache. The first run after a build records what it loaded, the end of the suite turns that into
 * the cache, and every later run starts in a fraction of the time. A cache older than its program is not used.
 */
final class AotCache {

    private final Path folder;
    private final String name;
    private final Path program;
    private final boolean record;
    private @Nullable Recording recording;

    /** A run that records: its command, where it ran, and the two files. */
    private record Recording(List<String> command, Path directory, Path file, Path cache) {}

    /**
     * A cache for one program.
     *
     * @param program the file that changes when the program does
     * @param record whether to record when there is no fresh cache
     */
    AotCache(Path folder, String name, Path program, boolean record) {
        this.folder = folder;
        this.name = name;
        this.program = program;
        this.record = record;
    }

    /** The command, with the options that use the cache or record for it. */
    List<String> apply(List<String> javaCommand, Path directory) {
        var stem = name + "-" + Integer.toHexString(fingerprint(javaCommand));
        var cache = folder.resolve(stem + ".aot");
        var command = new ArrayList<>(javaCommand);
        recording = null;
        if (fresh(cache)) {
            command.addAll(1, List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off"));
        } else if (record) {
            var file = folder.resolve(stem + ".aotconf");
            try {
                Files.createDirectories(folder);
                Files.deleteIfExists(cache);
                Files.deleteIfExists(file);
            } catch (IOException e) {
                return command;
            }
            command.addAll(1, List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + file));
            command.addAll(3, List.of("-Xlog:aot=off", "-Xlog:cds=off"));
            recording = new Recording(List.copyOf(command), directory, file, cache);
        }
        return command;
    }

    /** How long the process may take to end: writing down what it loaded takes a while. */
    Duration patience(Duration usual) {
        return recording == null ? usual : Duration.ofMinutes(2);
    }

    /** True when the run that just ended left a recording to assemble. */
    boolean hasRecording() {
        try {
            // A process that was killed leaves an empty file.
            return recording != null && Files.exists(recording.file()) && Files.size(recording.file()) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Turns the recording into the cache. A failure only costs the faster start. */
    boolean assemble(Path log) {
        var made = recording;
        recording = null;
        if (made == null) {
            return false;
        }
        var command = new ArrayList<>(made.command());
        command.set(1, "-XX:AOTMode=create");
        command.add(2, "-XX:AOTCache=" + made.cache());
        try {
            ChildProcess.run("Recording a start-up cache", command, Map.of(), made.directory(), log);
            Files.deleteIfExists(made.file());
            return true;
        } catch (LocalStackException | IOException e) {
            return false;
        }
    }

    /** Another JVM, other JVM options or another class path need another cache. */
    private static int fingerprint(List<String> javaCommand) {
        var matters = new ArrayList<String>();
        matters.add(System.getProperty("java.vm.version"));
        for (var index = 0; index < javaCommand.size(); index++) {
            var argument = javaCommand.get(index);
            if (argument.startsWith("-X") || argument.startsWith("--add")) {
                matters.add(argument);
            } else if (argument.equals("-cp")) {
                matters.add(javaCommand.get(index + 1));
            }
        }
        return matters.hashCode();
    }

    private boolean fresh(Path cache) {
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(program)) > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
