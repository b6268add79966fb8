package io.okpay.local;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What uses something stops before what is used, and what stops together stops in parallel. */
final class StopOrder {

    /** The parts that all others use. */
    static final Set<String> LAST = Set.of(KafkaPart.NAME, PostgresPart.NAME);

    private StopOrder() {}

    static void stop(Collection<Part> parts, Consumer<Part> stop) {
        await(parts.stream()
                .filter(part -> !LAST.contains(part.name()))
                .map(part -> Thread.ofPlatform().start(() -> stop.accept(part)))
                .toList());
        await(parts.stream()
                .filter(part -> LAST.contains(part.name()))
                .map(part -> Thread.ofPlatform().start(() -> stop.accept(part)))
                .toList());
    }

    private static void await(List<Thread> threads) {
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
