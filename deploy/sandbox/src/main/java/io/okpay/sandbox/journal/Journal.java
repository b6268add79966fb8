package io.okpay.sandbox.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only file of JSON lines. A line that a crash cut short is dropped when the journal is read again.
 *
 * @param <T> what a line holds
 */
public final class Journal<T> implements AutoCloseable {

    private final Path file;
    private final Class<T> type;
    private final ObjectMapper mapper;
    private Writer writer;

    private Journal(Path file, Class<T> type, ObjectMapper mapper, Writer writer) {
        this.file = file;
        this.type = type;
        this.mapper = mapper;
        this.writer = writer;
    }

    /** Opens the journal, making the file and its directory when they are not there. */
    public static <T> Journal<T> open(Path file, Class<T> type, ObjectMapper mapper) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            endLastLine(file);
            return new Journal<>(file, type, mapper, appender(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the journal " + file, e);
        }
    }

    /** Everything that was appended so far, oldest first. */
    public List<T> read() {
        List<T> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                readLine(line, entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal " + file, e);
        }
        return entries;
    }

    /** Appends one entry; it survives the death of this process once this returns. */
    public synchronized void append(T entry) {
        try {
            writer.write(line(entry));
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the journal " + file, e);
        }
    }

    /** Puts these entries in place of all others. */
    public synchronized void replace(List<T> entries) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer target = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                for (T entry : entries) {
                    target.write(line(entry));
                }
            }
            writer.close();
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            writer = appender(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot replace the journal " + file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the journal " + file, e);
        }
    }

    private String line(T entry) throws JsonProcessingException {
        return mapper.writerFor(type).writeValueAsString(entry) + "\n";
    }

    private void readLine(String line, List<T> entries) throws IOException {
        if (line.isBlank()) {
            return;
        }
        try {
            entries.add(mapper.readValue(line, type));
        } catch (JsonProcessingException cutShort) {
            // Only a crash in the middle of a write leaves such a line, and its writer never heard of success.
            System.getLogger(Journal.class.getName())
                    .log(System.Logger.Level.WARNING, "dropped an incomplete line of {0}", file);
        }
    }

    private static Writer appender(Path file) throws IOException {
        return Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void endLastLine(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            try (var channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
                var last = java.nio.ByteBuffer.allocate(1);
                channel.position(channel.size() - 1);
                channel.read(last);
                if (last.get(0) == '\n') {
                    return;
                }
            }
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
    }
}
