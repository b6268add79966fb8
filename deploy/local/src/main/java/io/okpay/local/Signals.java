package io.okpay.local;

import java.io.IOException;

/** Signals that {@link ProcessHandle} has no method for. */
final class Signals {

    private Signals() {}

    static void interrupt(long pid) {
        send("-INT", pid);
    }

    private static void send(String signal, long pid) {
        try {
            new ProcessBuilder("kill", signal, "" + pid).start().waitFor();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
