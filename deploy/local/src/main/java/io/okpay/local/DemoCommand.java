package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code okpay demo}: the story of two customers against the running suite. */
final class DemoCommand {

    private static final String MODULE = "deploy/system-tests";
    private static final String MAIN = "io.okpay.system.Demo";

    private DemoCommand() {}

    static int run(List<String> arguments) throws InterruptedException {
        if (!arguments.isEmpty()) {
            throw new UsageException("demo takes no arguments");
        }
        var checkout = Checkout.find();
        var state = new StateDirectory(checkout.stateDirectory());
        var offset = state.read(UpCommand.READY);
        if (offset.isEmpty() || state.process(UpCommand.LAUNCHER).isEmpty()) {
            System.err.println("okpay: no suite is running: start it with ./okpay up, then run the demo.");
            return ExitCode.UNAVAILABLE;
        }
        var product = "target/classes/" + MAIN.replace('.', '/') + ".class";
        new Build(checkout, state, Progress.on(System.out))
                .run(List.of(new Build.Module(MODULE, product)), child -> {});
        var ports = new LocalPorts(Integer.parseInt(offset.get()));
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(classPath(checkout));
        command.add(MAIN);
        var builder =
                new ProcessBuilder(command).directory(checkout.root().toFile()).inheritIO();
        builder.environment().put("OKPAY_GATEWAY_URL", LocalPorts.url(ports.gateway()));
        builder.environment().put("OKPAY_SANDBOX_URL", LocalPorts.url(ports.sandbox()));
        builder.environment().put("OKPAY_KEYCLOAK_URL", LocalPorts.url(ports.keycloak()));
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new LocalStackException("Cannot start the demo: " + e.getMessage(), e);
        }
    }

    private static String classPath(Checkout checkout) {
        var file = checkout.resolve(MODULE).resolve("target/demo.classpath");
        var classes = checkout.resolve(MODULE).resolve("target/classes").toString();
        try {
            return classes + java.io.File.pathSeparator + Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalStackException(
                    "The demo's class path " + file + " is not there: ./mvnw package -DskipTests -pl " + MODULE
                            + " -am makes it",
                    e);
        }
    }
}
