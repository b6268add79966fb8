package io.okpay.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the gateway. */
@ConfigMapping(prefix = "okpay.gateway")
public interface GatewayConfig {

    /** Plain HTTP, on loopback only. */
    Http http();

    /** HTTP over TLS. */
    Https https();

    /** Where the generated certificate is kept. */
    Path data();

    /** The directory of the HTTPRoute manifests. */
    Optional<Path> routes();

    /** The base URL of each backend that a route names. */
    Map<String, URI> upstreams();

    /** How many connections to one backend each listener holds at most. */
    @WithDefault("512")
    int upstreamConnections();

    /** How many listeners share the ports, one event loop each. */
    @WithDefault("2")
    int listeners();

    /** The largest request body, in bytes. */
    @WithDefault("1048576")
    long maxBodyBytes();

    /** Paths to which more may be sent, in bytes. */
    Map<String, Long> largeBodies();

    /** The largest request body that this path takes. */
    default long maxBodyBytes(String path) {
        return largeBodies().getOrDefault(path, maxBodyBytes());
    }

    /** Time limits. */
    Timeouts timeouts();

    /** How many requests a client may send. */
    RateLimit rateLimit();

    /** Origins that browsers may call from. */
    Cors cors();

    /** The merged documents. */
    Docs docs();

    /** A plain listener. */
    interface Http {

        /** Whether there is one. */
        @WithDefault("true")
        boolean enabled();

        /** The address to listen on. */
        @WithDefault("127.0.0.1")
        String host();

        /** The port to listen on. */
        @WithDefault("8080")
        int port();
    }

    /** A TLS listener. */
    interface Https {

        /** Whether there is one. */
        @WithDefault("true")
        boolean enabled();

        /** The address to listen on. */
        @WithDefault("127.0.0.1")
        String host();

        /** The port to listen on. */
        @WithDefault("8443")
        int port();

        /** A PEM certificate chain, in place of the generated one. */
        Optional<Path> certificate();

        /** The PEM key of that certificate. */
        Optional<Path> key();
    }

    /** Time limits. */
    interface Timeouts {

        /** Until a backend accepts a connection. */
        @WithDefault("2s")
        Duration connect();

        /** Until a backend begins its answer, for routes that do not say. */
        @WithDefault("15s")
        Duration request();

        /** Until a backend begins an event stream. */
        @WithDefault("60s")
        Duration stream();

        /** Until a connection on which nothing moves is closed. */
        @WithDefault("75s")
        Duration idle();

        /** How long a stop waits for requests that are being answered. */
        @WithDefault("10s")
        Duration drain();
    }

    /** A token bucket for each client. */
    interface RateLimit {

        /** Tokens a second. */
        @WithDefault("100")
        int perSecond();

        /** The size of the bucket. */
        @WithDefault("400")
        int burst();

        /** How many clients' worth one address may send, whatever tokens it shows. */
        @WithDefault("5")
        int addressFactor();

        /** How many clients are remembered. */
        @WithDefault("20000")
        int clients();
    }

    /** Cross-origin requests. */
    interface Cors {

        /** The origins that may. */
        Optional<List<String>> origins();
    }

    /** The merged documents. */
    interface Docs {

        /** The services whose documents are merged. */
        @WithDefault("account-service,payment-service,fx-service,notification-service")
        List<String> services();

        /** The version that the merged document carries. */
        @WithDefault("1")
        String version();

        /** How old a merged document may be. */
        @WithDefault("30s")
        Duration refresh();
    }
}
