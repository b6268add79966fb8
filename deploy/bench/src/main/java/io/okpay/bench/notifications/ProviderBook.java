package io.okpay.bench.notifications;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.bench.BenchException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the providers accepted, from their own journal: every message with the moment of its acceptance. */
final class ProviderBook {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile(MessageCommands.NAME + "(\\d+)");
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path journal;
    private final Map<Integer, Instant> acceptedAt = new HashMap<>();
    private int duplicates;
    private long position;

    ProviderBook(Path journal) {
        this.journal = journal;
    }

    /** When each message was accepted first, by its number. */
    Map<Integer, Instant> acceptedAt() {
        return acceptedAt;
    }

    /** How many were accepted again. */
    int duplicates() {
        return duplicates;
    }

    /** Reads on until so many are there, or nothing came for so long. */
    void await(int count, Duration patience) {
        int last = -1;
        long deadline = 0;
        while (true) {
            read();
            if (acceptedAt.size() >= count) {
                return;
            }
            if (acceptedAt.size() != last) {
                last = acceptedAt.size();
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() > deadline) {
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Reads what was accepted since the last time. */
    void read() {
        if (!Files.exists(journal)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "r")) {
            byte[] more = new byte[Math.toIntExact(file.length() - position)];
            file.seek(position);
            file.readFully(more);
            int begin = 0;
            for (int i = 0; i < more.length; i++) {
                if (more[i] == '\n') {
                    note(new String(more, begin, i - begin, StandardCharsets.UTF_8));
                    begin = i + 1;
                }
            }
            position += begin;
        } catch (IOException e) {
            throw new BenchException("The journal of the providers cannot be read: " + e.getMessage(), e);
        }
    }

    private void note(String line) throws IOException {
        JsonNode message = JSON.readTree(line);
        Matcher number = NUMBER.matcher(message.path("text").asText());
        if (number.find()) {
            Instant at = Instant.parse(message.path("at").asText());
            if (acceptedAt.putIfAbsent(Integer.valueOf(number.group(1)), at) != null) {
                duplicates++;
            }
        }
    }
}
