package io.okpay.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code okpay down}: stops the suite wherever it was started, and what an earlier one left behind. */
final class DownCommand {

    private DownCommand() {}

    static int run(List<String> arguments) throws InterruptedException {
        if (!arguments.isEmpty()) {
            throw new UsageException("down takes no arguments");
        }
        var state = new StateDirectory(Checkout.find().stateDirectory());
        if (!stop(state)) {
            System.out.println("No suite is running.");
        }
        return ExitCode.OK;
    }

    /** Stops everything that is noted in the state directory; says whether there was anything. */
    static boolean stop(StateDirectory state) throws InterruptedException {
        var launcher = state.process(UpCommand.LAUNCHER);
        var anything = launcher.isPresent();
        if (launcher.isPresent()) {
            System.out.println("Stopping the suite (the first stop after a build also records start-up caches) ...");
            launcher.get().destroy();
            await(launcher.get(), Duration.ofMinutes(3));
        }
        var left = state.running();
        if (!left.isEmpty()) {
            anything = true;
            System.out.println("Stopping what was left: " + String.join(", ", left));
            stopOrphans(state, left);
        }
        state.remove(UpCommand.READY);
        if (anything) {
            System.out.println("Stopped.");
        }
        return anything;
    }

    private static void stopOrphans(StateDirectory state, List<String> left) throws InterruptedException {
        var applications =
                left.stream().filter(name -> !StopOrder.LAST.contains(name)).toList();
        var last = left.stream().filter(StopOrder.LAST::contains).toList();
        for (var group : List.of(applications, last)) {
            for (var name : group) {
                state.process(name).ifPresent(handle -> terminate(name, handle));
            }
            for (var name : group) {
                var process = state.process(name);
                if (process.isPresent()) {
                    await(process.get(), Duration.ofSeconds(20));
                }
                state.removePid(name);
            }
        }
    }

    private static void terminate(String name, ProcessHandle handle) {
        if (name.equals(PostgresPart.NAME)) {
            Signals.interrupt(handle.pid());
        } else {
            handle.destroy();
        }
    }

    private static void await(ProcessHandle handle, Duration limit) throws InterruptedException {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
        } catch (ExecutionException e) {
            throw new LocalStackException("Cannot wait for process " + handle.pid(), e);
        }
    }
}
