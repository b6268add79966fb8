package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** A real Kafka on loopback: one process that is broker and controller (KRaft), in a folder of its own. */
public final class LocalKafka implements AutoCloseable {

    /** One node of its own for ever: the cluster id only has to be the same for one data folder. */
    private static final String CLUSTER_ID = "T0tQYXktbG9jYWwtc3RhY2";

    private static final List<String> SMALL_JVM =
            List.of("-Xmx512m", "-Xms64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** As a broker runs in production: slower to start, and compiled in full. */
    private static final List<String> FULL_JVM = List.of("-Xmx1g", "-Xms1g", "-XX:+UseG1GC");

    private final Path folder;
    private final boolean temporary;
    private final int port;
    private final int controllerPort;
    private final boolean autoCreateTopics;
    private final Path log;
    private final List<String> jvm;
    private final @Nullable AotCache cache;
    private final Thread closer = new Thread(this::stopQuietly, "stop-kafka");
    private @Nullable ChildProcess process;

    private LocalKafka(
            Path folder,
            boolean temporary,
            int port,
            boolean autoCreateTopics,
            Path log,
            List<String> jvm,
            @Nullable AotCache cache) {
        this.jvm = jvm;
        this.folder = folder;
        this.temporary = temporary;
        this.port = port == 0 ? Ports.free() : port;
        this.controllerPort = port == 0 ? Ports.free() : port + 1;
        this.autoCreateTopics = autoCreateTopics;
        this.log = log;
        this.cache = cache;
    }

    /**
     * Starts Kafka without automatic topic creation and returns when it answers.
     *
     * @param dataDirectory where the data stays, or null for a temporary folder that goes with {@link #close()}
     * @param port the port, with the controller on the next one, or 0 for free ones
     */
    public static LocalKafka start(@Nullable Path dataDirectory, int port) {
        return start(dataDirectory, port, false);
    }

    /** As {@link #start(Path, int)}; topics appear on first use when {@code autoCreateTopics} is set. */
    public static LocalKafka start(@Nullable Path dataDirectory, int port, boolean autoCreateTopics) {
        var folder = dataDirectory == null
                ? Directories.temporary("okpay-kafka")
                : Directories.create(dataDirectory.toAbsolutePath());
        return start(
                folder,
                dataDirectory == null,
                port,
                autoCreateTopics,
                folder.resolve("kafka.log"),
                SMALL_JVM,
                null,
                starting -> {});
    }

    /** A broker to be measured, in a temporary folder and on a free port. */
    public static LocalKafka startForLoad() {
        var folder = Directories.temporary("okpay-kafka");
        return start(folder, true, 0, false, folder.resolve("kafka.log"), FULL_JVM, null, starting -> {});
    }

    static LocalKafka start(
            Path folder,
            boolean temporary,
            int port,
            boolean autoCreateTopics,
            Path log,
            @Nullable AotCache cache,
            Consumer<LocalKafka> starting) {
        return start(folder, temporary, port, autoCreateTopics, log, SMALL_JVM, cache, starting);
    }

    private static LocalKafka start(
            Path folder,
            boolean temporary,
            int port,
            boolean autoCreateTopics,
            Path log,
            List<String> jvm,
            @Nullable AotCache cache,
            Consumer<LocalKafka> starting) {
        var kafka = new LocalKafka(folder, temporary, port, autoCreateTopics, log, jvm, cache);
        starting.accept(kafka);
        Runtime.getRuntime().addShutdownHook(kafka.closer);
        try {
            kafka.format();
            kafka.start();
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
        return kafka;
    }

    /** What clients take as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts the broker again after {@link #stop()}, on the same port and data. */
    public void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        var command = java("kafka.Kafka", List.of());
        process = ChildProcess.start(
                "kafka", cache == null ? command : cache.apply(command, folder), Map.of(), folder, log);
        process.awaitReady(Duration.ofSeconds(90), this::answers);
    }

    /** Stops the broker and keeps port and data, as an outage would. */
    public void stop() {
        if (process != null) {
            var usual = Duration.ofSeconds(20);
            process.terminate(cache == null ? usual : cache.patience(usual));
        }
    }

    /** Makes the topics that are not there yet. */
    public void createTopics(Collection<String> names, int partitions) {
        createTopics(names, partitions, Map.of());
    }

    /** Makes the topics that are not there yet, with the given topic settings. */
    public void createTopics(Collection<String> names, int partitions, Map<String, String> settings) {
        var topics = names.stream()
                .map(name -> new NewTopic(name, partitions, (short) 1).configs(settings))
                .toList();
        try (var admin = admin()) {
            for (var created : admin.createTopics(topics).values().entrySet()) {
                try {
                    created.getValue().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new LocalStackException(
                                "Cannot create topic " + created.getKey() + ": " + e.getMessage(), e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while creating topics", e);
        }
    }

    /** Stops the broker and removes a temporary folder. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(closer);
        } catch (IllegalStateException alreadyShuttingDown) {
            return;
        }
        stopQuietly();
    }

    @Nullable ChildProcess process() {
        return process;
    }

    private void stopQuietly() {
        if (temporary) {
            // Nobody will read this data again: no orderly end needed.
            if (process != null) {
                process.kill();
            }
            Directories.delete(folder);
        } else {
            stop();
        }
    }

    private boolean answers() {
        if (!Ports.accepts(port)) {
            return false;
        }
        try (var admin = admin()) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers(), "request.timeout.ms", 10000, "default.api.timeout.ms", 10000));
    }

    private void format() {
        try {
            Files.writeString(serverProperties(), KafkaSettings.text(port, controllerPort, data(), autoCreateTopics));
        } catch (IOException e) {
            throw new LocalStackException("Cannot write into " + folder + ": " + e.getMessage(), e);
        }
        if (!Files.exists(data().resolve("meta.properties"))) {
            var command = java("kafka.tools.StorageTool", List.of("format", "-t", CLUSTER_ID, "-c"));
            ChildProcess.run("Kafka's storage format", command, Map.of(), folder, log);
        }
    }

    private List<String> java(String main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.add("-Dorg.slf4j.simpleLogger.showDateTime=true");
        command.add("-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX");
        command.addAll(List.of("-cp", classPath(), main));
        command.addAll(arguments);
        command.add(serverProperties().toString());
        return command;
    }

    private static String classPath() {
        var file = Checkout.find().resolve("deploy/local/kafka/target/kafka.classpath");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalStackException(
                    "Kafka's class path is not there: run ./mvnw generate-resources -pl deploy/local/kafka", e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path serverProperties() {
        return folder.resolve("server.properties");
    }
}
