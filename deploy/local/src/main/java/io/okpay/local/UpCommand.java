package io.okpay.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code okpay up} and {@code okpay dev}: builds what is stale, starts everything, stays until told to stop. */
final class UpCommand {

    static final String READY = "ready";
    static final String LAUNCHER = "suite";
    /** Why the last run ended by itself, until the next one begins. */
    static final String FAILURE = "failure";

    private final SuiteOptions options;
    private final StateDirectory state;
    private final Interruption interruption = Interruption.listening();
    private @Nullable Suite suite;

    private UpCommand(SuiteOptions options) {
        this.options = options;
        this.state = new StateDirectory(options.stateDirectory());
    }

    static int up(List<String> arguments) throws InterruptedException {
        var detach = false;
        for (var argument : arguments) {
            if (!argument.equals("-d") && !argument.equals("--detach")) {
                throw new UsageException("up does not know \"" + argument + "\"");
            }
            detach = true;
        }
        var options = SuiteOptions.local();
        return detach ? DetachedSuite.start(options) : new UpCommand(options).run();
    }

    static int dev(List<String> arguments) throws InterruptedException {
        var services = new HashSet<>(arguments);
        var unknown = new HashSet<>(services);
        Applications.SERVICES.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new UsageException("dev takes services: " + String.join(", ", Applications.SERVICES));
        }
        var chosen = services.isEmpty() ? Set.copyOf(Applications.SERVICES) : services;
        return new UpCommand(SuiteOptions.local().withDevServices(chosen)).run();
    }

    private int run() throws InterruptedException {
        // Held, and with it the state directory, until this process ends.
        if (!lock().isValid()) {
            return ExitCode.FAILURE;
        }
        var begin = System.nanoTime();
        try {
            noteOffset();
            state.writePid(LAUNCHER, ProcessHandle.current().pid());
            state.remove(FAILURE);
            System.out.println("Starting OKPay ...");
            build();
            if (interruption.happened()) {
                return ExitCode.FAILURE;
            }
            Suite.start(options, this::starting);
            var running = suite;
            if (running == null) {
                return ExitCode.FAILURE;
            }
            announce(running, (System.nanoTime() - begin) / 1e9);
            var failure = running.awaitEnd();
            if (failure != null) {
                state.write(FAILURE, failure);
                System.err.println("okpay: " + failure + "\nEverything else was stopped.");
                return ExitCode.FAILURE;
            }
            System.out.println("Stopped.");
            return ExitCode.OK;
        } catch (LocalStackException e) {
            if (interruption.happened()) {
                System.out.println("Stopped before it was ready.");
                return ExitCode.FAILURE;
            }
            throw e;
        } finally {
            state.remove(READY);
            state.removePid(LAUNCHER);
        }
    }

    private void starting(Suite one) {
        suite = one;
        interruption.does(() -> {
            System.out.println("\nStopping ...");
            one.close();
        });
    }

    private void build() {
        var checkout = Checkout.find();
        var modules = new ArrayList<Build.Module>();
        modules.add(new Build.Module(KeycloakDistribution.LISTENER, KeycloakDistribution.LISTENER_PRODUCT));
        for (var application : new Applications(new LocalPorts(0)).all()) {
            if (!options.devServices().contains(application.name())) {
                modules.add(new Build.Module(application.module(), "target/quarkus-app/quarkus-run.jar"));
            }
        }
        new Build(checkout, state, options.progress()).run(modules, child -> interruption.does(child::kill));
    }

    private FileLock lock() {
        try {
            var channel = FileChannel.open(state.run("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw runningAlready(state);
            }
            return lock;
        } catch (IOException e) {
            throw new LocalStackException("Cannot write into " + state.root() + ": " + e.getMessage(), e);
        }
    }

    static LocalStackException runningAlready(StateDirectory state) {
        var process = state.process(LAUNCHER)
                .map(handle -> " (process " + handle.pid() + ")")
                .orElse("");
        return new LocalStackException(
                "The suite is running already" + process + ": ./okpay status shows it, ./okpay down stops it.");
    }

    /** Keycloak keeps the gateway's address in its data, so data belongs to one port offset. */
    private void noteOffset() {
        var file = state.data("keycloak").resolve("port-offset");
        try {
            if (java.nio.file.Files.exists(file)) {
                var noted = java.nio.file.Files.readString(file).strip();
                if (!noted.equals("" + options.portOffset())) {
                    throw new UsageException("the data in " + state.root() + " was made with OKPAY_PORT_OFFSET=" + noted
                            + "; use that, another OKPAY_STATE, or ./okpay reset");
                }
            } else {
                java.nio.file.Files.writeString(file, "" + options.portOffset());
            }
        } catch (IOException e) {
            throw new LocalStackException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private void announce(Suite running, double seconds) {
        var text = String.format(
                Locale.ROOT,
                """

                OKPay is ready after %.1f s.

                  API and docs        %s   %s/docs
                  Sandbox inbox       %s   (SMS and e-mail that customers receive)
                  Keycloak console    %s/admin   (admin / %s)
                  Operators           finance@local, controller@local, support@local, risk@local, admin@local / %s
                  Logs                %s
                """,
                seconds,
                running.gatewayUrl(),
                running.gatewayUrl(),
                running.sandboxUrl(),
                running.keycloakUrl(),
                LocalSecrets.KEYCLOAK_ADMIN,
                LocalSecrets.OPERATOR,
                state.root().resolve("logs"));
        System.out.println(text);
        if (!options.devServices().isEmpty()) {
            System.out.println("Live reload: "
                    + String.join(", ", options.devServices().stream().sorted().toList()));
        }
        System.out.println("Try ./okpay demo in another terminal. Ctrl-C or ./okpay down stops everything.");
        System.out.flush();
        state.write(READY, "" + options.portOffset());
    }
}
