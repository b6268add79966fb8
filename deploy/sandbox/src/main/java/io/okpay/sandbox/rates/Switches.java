package io.okpay.sandbox.rates;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How each source behaves now. */
@Singleton
final class Switches {

    /** Who is switched. */
    enum Feed {
        ECB,
        STREAM
    }

    /**
     * A behaviour with its figures.
     *
     * @param currency whose rate is spoilt
     * @param factor by how much it moves or jumps
     */
    record Setting(FeedBehaviour behaviour, String currency, double factor) {

        static final Setting NORMAL = new Setting(FeedBehaviour.NORMAL, "USD", 1);

        boolean is(FeedBehaviour other) {
            return behaviour == other;
        }
    }

    private final Map<Feed, Setting> settings = new ConcurrentHashMap<>();

    Setting of(Feed feed) {
        return settings.getOrDefault(feed, Setting.NORMAL);
    }

    void set(Feed feed, Setting setting) {
        settings.put(feed, setting);
    }
}
