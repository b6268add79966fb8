package io.okpay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    private static final Set<String> APPLICATIONS =
            Set.of("sandbox", "gateway", "account-service", "payment-service", "fx-service", "notification-service");

    @TempDir
    Path folder;

    @Test
    void namesTheTakenPortAndStartsNothing() throws Exception {
        var options = quiet();
        var port = new LocalPorts(options.portOffset()).kafka();
        try (var taken = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> Suite.start(options.withoutParts(APPLICATIONS)))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("port " + port + " (for Kafka) is taken by process "
                            + ProcessHandle.current().pid());
        }
        assertThat(new StateDirectory(folder).running()).isEmpty();
    }

    @Test
    void stopsEverythingWhenOnePartCannotStart() {
        var options = quiet().withEnvironment("QUARKUS_HTTP_PORT", "not a port");
        var parts = new java.util.HashSet<>(APPLICATIONS);
        parts.addAll(Set.of("keycloak"));
        parts.remove("sandbox");
        assertThatThrownBy(() -> Suite.start(options.withoutParts(parts)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("sandbox");
        assertThat(new StateDirectory(folder).running()).isEmpty();
    }

    @Test
    void killsAndRestartsAPart() {
        var without = new java.util.HashSet<>(APPLICATIONS);
        without.addAll(Set.of("keycloak", "postgres"));
        var ports = quiet();
        try (var suite = Suite.start(ports.withoutParts(without))) {
            var kafka = new LocalPorts(ports.portOffset()).kafka();
            suite.kill("kafka");
            assertThat(Ports.accepts(kafka)).isFalse();
            suite.startPart("kafka");
            assertThat(Ports.accepts(kafka)).isTrue();
            suite.stopPart("kafka");
            assertThat(Ports.accepts(kafka)).isFalse();
        }
    }

    private SuiteOptions quiet() {
        return SuiteOptions.temporary().withStateDirectory(folder).withProgress(Progress.silent());
    }
}
