package io.okpay.local;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One process of the suite: how it starts, when it is ready, how it stops. */
interface Part {

    /** The name that {@code status}, {@code logs} and {@code dev} know. */
    String name();

    /** The parts that must be ready first. */
    Set<String> needs();

    /** The ports it listens on, with what each is for. */
    Map<Integer, String> ports();

    /** Starts the process and returns when it is ready. */
    void start();

    /** Asks the process to end and waits for it. */
    void stop();

    /** The running process, or null before the first start. */
    @Nullable ChildProcess process();

    /** The start-up cache that the process reads or records, or null. */
    default @Nullable AotCache cache() {
        return null;
    }

    /** Ends the process at once, like {@code kill -9}. */
    default void kill() {
        var process = process();
        if (process != null) {
            process.kill();
        }
    }
}
