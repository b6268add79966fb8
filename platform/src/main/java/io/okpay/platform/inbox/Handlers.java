package io.okpay.platform.inbox;

import io.okpay.platform.event.Event;
import io.okpay.platform.event.EventJson;
import io.okpay.platform.event.EventType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a consumer does with each record class; other types on the topic are passed over. */
public final class Handlers {

    private final Map<EventType, Consumer<byte[]>> byType = new EnumMap<>(EventType.class);

    private Handlers() {}

    /** Handles events of one class. */
    public static <E extends Event> Handlers on(Class<E> record, Consumer<E> effect) {
        return new Handlers().and(record, effect);
    }

    /** Handles events of one class as they came: for those that are kept and seldom read. */
    public static Handlers onData(Class<? extends Event> record, Consumer<byte[]> effect) {
        Handlers handlers = new Handlers();
        handlers.byType.put(typeOf(record), effect);
        return handlers;
    }

    /** Handles events of one more class. */
    public <E extends Event> Handlers and(Class<E> record, Consumer<E> effect) {
        byType.put(typeOf(record), data -> effect.accept(EventJson.read(data, record)));
        return this;
    }

    private static EventType typeOf(Class<? extends Event> record) {
        return Arrays.stream(EventType.values())
                .filter(entry -> entry.record() == record)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(record + " is not in the catalogue"));
    }

    boolean handles(EventType type) {
        return byType.containsKey(type);
    }

    void accept(EventType type, byte[] data) {
        Consumer<byte[]> effect = byType.get(type);
        if (effect != null) {
            effect.accept(data);
        }
    }
}
