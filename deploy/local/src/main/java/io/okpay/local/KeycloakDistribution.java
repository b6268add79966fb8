package io.okpay.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's distribution in the user's cache: fetched by Maven, unpacked, and built once for PostgreSQL and our providers. Other
 * providers are another distribution beside it, because the build takes them in.
 */
record KeycloakDistribution(Path home, List<Path> providers) {

    static final String LISTENER = "deploy/keycloak/listener";
    static final String LISTENER_PRODUCT = "target/providers/okpay-keycloak-listener.jar";

    private static final String MARKER = "okpay-built";
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--features-disabled=kerberos,ciba,device-flow");

    static KeycloakDistribution inCache(Checkout checkout) {
        var providers = providers(checkout);
        var inputs = new ArrayList<Object>(BUILD_OPTIONS);
        providers.forEach(jar -> inputs.add(contents(jar)));
        var name = "keycloak-" + Versions.of("keycloak") + "-" + Integer.toHexString(inputs.hashCode());
        return new KeycloakDistribution(Checkout.cache().resolve(name), providers);
    }

    /** Our listener and the Kafka client that it brings, as the build of its module left them. */
    private static List<Path> providers(Checkout checkout) {
        var folder = checkout.resolve(LISTENER).resolve(LISTENER_PRODUCT).getParent();
        var jars = folder == null ? null : folder.toFile().listFiles((at, name) -> name.endsWith(".jar"));
        return jars == null
                ? List.of()
                : Arrays.stream(jars).map(File::toPath).sorted().toList();
    }

    /** What is in a jar, whenever it was written. */
    private static List<String> contents(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new LocalStackException("Cannot read " + jar + ": " + e.getMessage(), e);
        }
    }

    /** Fetches and builds it unless that is done already. */
    void make(Checkout checkout, Path log, Progress progress) {
        if (!Files.exists(home.resolve(MARKER))) {
            if (providers.isEmpty()) {
                throw new LocalStackException(LISTENER + "/" + LISTENER_PRODUCT
                        + " is not there: ./okpay up builds it, or ./mvnw package -pl " + LISTENER);
            }
            make(checkout, Versions.of("keycloak"), log, progress);
        }
    }

    /** What {@code kc.sh} runs, with a home of its own for data, themes and providers. */
    List<String> command(Path ownHome, List<String> jvmOptions, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        for (var opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8"));
        command.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        command.add("-Dkc.home.dir=" + ownHome);
        command.add("-Djboss.server.config.dir=" + ownHome.resolve("conf"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Dpicocli.disable.closures=true");
        command.add("-Dquarkus-log-max-startup-records=10000");
        command.addAll(List.of("-cp", program().toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        return command;
    }

    Path program() {
        return home.resolve("lib/quarkus-run.jar");
    }

    private void make(Checkout checkout, String version, Path log, Progress progress) {
        var begin = System.nanoTime();
        progress.say("keycloak", "fetching and building Keycloak " + version + " (once, about a minute)");
        try {
            var aside = Files.createTempDirectory(Checkout.cache(), "keycloak");
            fetch(checkout, version, aside, log);
            unzip(aside.resolve("keycloak-quarkus-dist-" + version + ".zip"), aside);
            var unpacked = aside.resolve("keycloak-" + version);
            for (var jar : providers) {
                Files.copy(jar, unpacked.resolve("providers").resolve(jar.getFileName()));
            }
            var command = new ArrayList<>(List.of(unpacked.resolve("bin/kc.sh").toString(), "build"));
            command.addAll(BUILD_OPTIONS);
            var environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
            ChildProcess.run("Keycloak's build", command, environment, unpacked, log);
            Files.writeString(unpacked.resolve(MARKER), String.join(" ", BUILD_OPTIONS) + "\n");
            Directories.delete(home);
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
            Directories.delete(aside);
        } catch (IOException e) {
            throw new LocalStackException("Cannot make " + home + ": " + e.getMessage(), e);
        }
        progress.done("keycloak", "built", begin);
    }

    private static void fetch(Checkout checkout, String version, Path folder, Path log) {
        var command = List.of(
                checkout.resolve("mvnw").toString(),
                "-q",
                "-B",
                "-N",
                "dependency:copy",
                "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version + ":zip",
                "-DoutputDirectory=" + folder,
                "-Dmdep.useBaseVersion=true");
        ChildProcess.run("Fetching Keycloak with Maven", command, Map.of(), checkout.root(), log);
    }

    private static void unzip(Path archive, Path folder) throws IOException {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("unexpected entry " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                    if (entry.getName().endsWith(".sh")) {
                        target.toFile().setExecutable(true);
                    }
                }
            }
        }
        Files.delete(archive);
    }
}
