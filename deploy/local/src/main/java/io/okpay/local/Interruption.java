package io.okpay.local;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Ctrl-C and {@code kill}: the first ends the work in order, the second at once. */
final class Interruption {

    private final AtomicInteger count = new AtomicInteger();
    private volatile @Nullable Runnable orderly;

    /** Takes the signals over from the JVM, which would end all parts at once and in no order. */
    static Interruption listening() {
        var interruption = new Interruption();
        for (var name : new String[] {"INT", "TERM", "HUP"}) {
            interruption.listenTo(name);
        }
        return interruption;
    }

    /** By reflection, because the compiler warns of the only API there is and no annotation quietens it. */
    private void listenTo(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var listener = Proxy.newProxyInstance(
                    Interruption.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        arrived();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot listen to SIG" + name, e);
        }
    }

    /** What the first signal does from now on. */
    void does(Runnable action) {
        orderly = action;
        if (count.get() > 0) {
            action.run();
        }
    }

    boolean happened() {
        return count.get() > 0;
    }

    private void arrived() {
        if (count.incrementAndGet() > 1) {
            System.out.println("  stopping at once");
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Runtime.getRuntime().halt(130);
        }
        var action = orderly;
        if (action != null) {
            Thread.ofPlatform().name("interrupted").start(action);
        }
    }
}
