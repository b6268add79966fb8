package io.okpay.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of our own applications: packaged, or in Quarkus dev mode. */
final class ApplicationPart implements Part {

    private final Application application;
    private final Checkout checkout;
    private final StateDirectory state;
    private final Map<String, String> environment;
    private final @Nullable AotCache cache;
    private final boolean dev;
    private @Nullable ChildProcess process;

    /** What an application is, apart from how it runs. */
    record Application(
            String name,
            String module,
            Set<String> needs,
            Map<Integer, String> ports,
            String readyUrl,
            int heapMegabytes) {

        Path runner(Checkout checkout) {
            return checkout.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        }
    }

    ApplicationPart(
            Application application,
            Checkout checkout,
            StateDirectory state,
            Map<String, String> environment,
            AotCache cache,
            boolean dev) {
        this.application = application;
        this.checkout = checkout;
        this.state = state;
        this.environment = environment;
        this.cache = dev ? null : cache;
        this.dev = dev;
    }

    @Override
    public String name() {
        return application.name();
    }

    @Override
    public Set<String> needs() {
        return application.needs();
    }

    @Override
    public Map<Integer, String> ports() {
        return application.ports();
    }

    @Override
    public void start() {
        ChildProcess started;
        if (dev) {
            var variables = new HashMap<>(environment);
            variables.put("MAVEN_OPTS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
            started = ChildProcess.start(name(), devCommand(), variables, checkout.root(), state.log(name()));
        } else {
            var folder = PackagedApplication.detached(application.runner(checkout), state.apps(name()));
            var command = cache == null ? command() : cache.apply(command(), folder);
            started = ChildProcess.start(name(), command, environment, folder, state.log(name()));
        }
        process = started;
        started.awaitReady(Duration.ofSeconds(dev ? 300 : 120), () -> Http.ok(application.readyUrl()));
    }

    @Override
    public void stop() {
        if (process != null) {
            var usual = Duration.ofSeconds(20);
            process.terminate(cache == null ? usual : cache.patience(usual));
        }
    }

    @Override
    public @Nullable ChildProcess process() {
        return process;
    }

    @Override
    public @Nullable AotCache cache() {
        return cache;
    }

    /** Seven JVMs on one machine: compiling well would cost more than it brings in the minutes that a local suite or a test runs. */
    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + application.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                "quarkus-run.jar");
    }

    private List<String> devCommand() {
        var command = new ArrayList<String>();
        command.add(checkout.resolve("mvnw").toString());
        command.addAll(List.of("-B", "-ntp", "compile", "quarkus:dev", "-pl", application.module(), "-am"));
        command.addAll(List.of("-DskipChecks", "-Ddebug=false", "-Dquarkus.console.enabled=false"));
        command.add("-Djvm.args=-Xmx384m -XX:+UseSerialGC");
        return command;
    }
}
