package io.okpay.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;

/** Ports on loopback. */
final class Ports {

    private Ports() {}

    static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new LocalStackException("No free port: " + e.getMessage(), e);
        }
    }

    /** True when nobody listens and a listener could. */
    static boolean isFree(int port) {
        if (accepts(port)) {
            return false;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** An offset with which all ports of a suite are free. */
    static int freeOffset() {
        var first = (int) (ProcessHandle.current().pid() % 100);
        return IntStream.range(0, 100)
                .map(step -> 2000 + (first + step) % 100 * 100)
                .filter(offset -> {
                    var ports = new LocalPorts(offset);
                    return IntStream.of(
                                    ports.gateway(), ports.keycloak(), ports.postgres(), ports.kafka(), ports.sandbox())
                            .allMatch(Ports::isFree);
                })
                .findFirst()
                .orElseThrow(() -> new LocalStackException("No free range of ports for a suite"));
    }
}
