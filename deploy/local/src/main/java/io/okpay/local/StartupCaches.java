package io.okpay.local;

import java.util.Collection;
import java.util.concurrent.Executors;

/** Turns what the parts recorded during their run into start-up caches. */
final class StartupCaches {

    private StartupCaches() {}

    static void assemble(Collection<Part> parts, StateDirectory state, Progress progress) {
        var recorded = parts.stream()
                .filter(part -> part.cache() != null && part.cache().hasRecording())
                .toList();
        if (recorded.isEmpty()) {
            return;
        }
        var begin = System.nanoTime();
        progress.say(
                "start-up caches",
                "recording " + recorded.size() + " for faster starts, once for each build (Ctrl-C skips it) ...");
        // Two at a time: each takes several hundred megabytes for a few seconds.
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var part : recorded) {
                var cache = part.cache();
                if (cache != null) {
                    threads.execute(() -> cache.assemble(state.log("start-up-caches")));
                }
            }
        }
        progress.done("start-up caches", "recorded", begin);
    }
}
