package io.okpay.sandbox.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.journal.Journal;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** All messages, newest first, the oldest forgotten beyond a fixed number. */
@Singleton
public final class Inbox {

    private final Journal<Message> journal;
    private final int capacity;
    private final Clock clock;
    private final Deque<Message> newestFirst = new ArrayDeque<>();
    private final Map<String, Message> byKey = new HashMap<>();
    private final Map<String, Integer> repeats = new HashMap<>();

    @Inject
    Inbox(SandboxConfig config, ObjectMapper mapper) {
        this(
                Journal.open(config.data().resolve("inbox.jsonl"), Message.class, mapper),
                config.inboxSize(),
                Clock.systemUTC());
    }

    Inbox(Journal<Message> journal, int capacity, Clock clock) {
        this.journal = journal;
        this.capacity = capacity;
        this.clock = clock;
        List<Message> kept = journal.read();
        kept.forEach(this::keep);
        if (kept.size() > capacity) {
            journal.replace(List.copyOf(newestFirst.reversed()));
        }
    }

    /** Takes an SMS; the same key is the same SMS. */
    public Message receiveSms(String to, String text, String idempotencyKey) {
        return receive(Message.sms(to, text, idempotencyKey, clock.instant()));
    }

    /** Takes a call; the same key is the same call. */
    public Message receiveCall(String to, String text, String idempotencyKey) {
        return receive(Message.call(to, text, idempotencyKey, clock.instant()));
    }

    /** Takes a message, or returns the one that has its key already. */
    public synchronized Message receive(Message message) {
        String key = message.idempotencyKey();
        Message before = key == null ? null : byKey.get(key);
        if (before != null) {
            repeats.merge(message.channel(), 1, Integer::sum);
            return before;
        }
        journal.append(message);
        keep(message);
        return message;
    }

    /** How often each channel was given a message that it had already, since the start. */
    public synchronized Map<String, Integer> repeats() {
        return Map.copyOf(repeats);
    }

    /** The instant that a message received now carries. */
    public Instant now() {
        return clock.instant();
    }

    /** The newest messages that match. */
    public synchronized List<Message> newest(Predicate<Message> wanted, int limit) {
        return newestFirst.stream().filter(wanted).limit(limit).toList();
    }

    /** Forgets every message. */
    public synchronized void clear() {
        journal.replace(List.of());
        newestFirst.clear();
        byKey.clear();
    }

    @PreDestroy
    void close() {
        journal.close();
    }

    private void keep(Message message) {
        newestFirst.addFirst(message);
        if (message.idempotencyKey() != null) {
            byKey.put(message.idempotencyKey(), message);
        }
        Iterator<Message> oldestFirst = newestFirst.descendingIterator();
        while (newestFirst.size() > capacity && oldestFirst.hasNext()) {
            Message oldest = oldestFirst.next();
            oldestFirst.remove();
            if (oldest.idempotencyKey() != null) {
                byKey.remove(oldest.idempotencyKey());
            }
        }
    }
}
