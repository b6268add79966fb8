package io.okpay.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a suite runs.
 *
 * @param stateDirectory data, logs and process ids
 * @param disposable whether the state directory goes when the suite closes
 * @param portOffset what is added to every port
 * @param environment added to the environment of the sandbox, the services and the gateway
 * @param devServices the services that run in Quarkus dev mode
 * @param replicated the services that run twice, the second time under the name that {@link Suite#replicaOf} gives
 * @param without the parts that are left out, for tests of the suite itself
 * @param recordCaches whether parts without a fresh start-up cache record one
 * @param progress where the suite says what it does
 */
public record SuiteOptions(
        Path stateDirectory,
        boolean disposable,
        int portOffset,
        Map<String, String> environment,
        Set<String> devServices,
        Set<String> replicated,
        Set<String> without,
        boolean recordCaches,
        Progress progress) {

    /** The suite of this checkout: durable data in {@code .okpay} or {@code OKPAY_STATE}, ports by {@code OKPAY_PORT_OFFSET}. */
    public static SuiteOptions local() {
        return new SuiteOptions(
                Checkout.find().stateDirectory(),
                false,
                configuredPortOffset(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                true,
                Progress.on(System.out));
    }

    /** A suite for one test run: nothing stays, and the ports are free ones. */
    public static SuiteOptions temporary() {
        return new SuiteOptions(
                Directories.temporary("okpay-suite"),
                true,
                Ports.freeOffset(),
                Map.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                Progress.on(System.out));
    }

    public SuiteOptions withStateDirectory(Path directory) {
        return new SuiteOptions(
                directory, false, portOffset, environment, devServices, replicated, without, recordCaches, progress);
    }

    public SuiteOptions withPortOffset(int offset) {
        return new SuiteOptions(
                stateDirectory,
                disposable,
                offset,
                environment,
                devServices,
                replicated,
                without,
                recordCaches,
                progress);
    }

    /** Adds one variable to the environment of the applications. */
    public SuiteOptions withEnvironment(String name, String value) {
        var more = new HashMap<>(environment);
        more.put(name, value);
        return new SuiteOptions(
                stateDirectory,
                disposable,
                portOffset,
                Map.copyOf(more),
                devServices,
                replicated,
                without,
                recordCaches,
                progress);
    }

    public SuiteOptions withDevServices(Set<String> services) {
        return new SuiteOptions(
                stateDirectory,
                disposable,
                portOffset,
                environment,
                Set.copyOf(services),
                replicated,
                without,
                recordCaches,
                progress);
    }

    /** Runs a second replica of these services. */
    public SuiteOptions withReplicasOf(Set<String> services) {
        return new SuiteOptions(
                stateDirectory,
                disposable,
                portOffset,
                environment,
                devServices,
                Set.copyOf(services),
                without,
                recordCaches,
                progress);
    }

    public SuiteOptions withoutParts(Set<String> parts) {
        return new SuiteOptions(
                stateDirectory,
                disposable,
                portOffset,
                environment,
                devServices,
                replicated,
                Set.copyOf(parts),
                recordCaches,
                progress);
    }

    public SuiteOptions withProgress(Progress display) {
        return new SuiteOptions(
                stateDirectory,
                disposable,
                portOffset,
                environment,
                devServices,
                replicated,
                without,
                recordCaches,
                display);
    }

    static int configuredPortOffset() {
        var value = System.getenv("OKPAY_PORT_OFFSET");
        if (value == null || value.isBlank()) {
            return 0;
        }
        try {
            var offset = Integer.parseInt(value);
            if (offset >= 0 && offset <= 65535 - LocalPorts.HIGHEST) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException(
                "OKPAY_PORT_OFFSET is a number from 0 to " + (65535 - LocalPorts.HIGHEST) + ", not \"" + value + "\"");
    }
}
