package io.okpay.local;

import java.io.PrintStream;
import java.util.Locale;

/** Says what is going on, one line at a time, so that it reads the same with and without a terminal. */
public interface Progress {

    /** Something begins or needs to be known. */
    void say(String part, String message);

    /** Something that began at {@code begin} ({@link System#nanoTime}) is finished. */
    default void done(String part, String message, long begin) {
        say(part, String.format(Locale.ROOT, "%s in %.1f s", message, (System.nanoTime() - begin) / 1e9));
    }

    /** A display on a stream. */
    static Progress on(PrintStream out) {
        return (part, message) -> {
            out.printf("  %-22s %s%n", part, message);
            out.flush();
        };
    }

    /** No display. */
    static Progress silent() {
        return (part, message) -> {};
    }
}
