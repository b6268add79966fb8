package io.okpay.gateway.edge;

import io.okpay.gateway.GatewayConfig;
import io.okpay.gateway.exchange.InFlight;
import io.okpay.gateway.limit.ClientLimits;
import io.okpay.gateway.route.RouteManifests;
import io.okpay.gateway.route.RouteTable;
import io.okpay.gateway.tls.LocalCertificate;
import io.okpay.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The listeners together, from start to drained stop. */
public final class GatewayServer {

    private static final Logger LOG = Logger.getLogger(GatewayServer.class);
    private static final long START_SECONDS = 30;

    private final Vertx vertx;
    private final GatewayConfig config;
    private final InFlight inFlight = new InFlight();
    private final List<EdgeListener> listeners = new ArrayList<>();
    private volatile boolean listening;

    public GatewayServer(Vertx vertx, GatewayConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** Reads the routes, takes the ports, and returns when requests are answered. */
    public void start() {
        refusePlainHttpBeyondLoopback();
        RouteTable routes = new RouteManifests().load(config.routes());
        Upstreams.check(config, routes.backends());
        var limits = new ClientLimits(config.rateLimit());
        LocalCertificate certificate = certificate();
        List<Future<?>> deployed = new ArrayList<>();
        for (int i = 0; i < Math.max(1, config.listeners()); i++) {
            var listener = new EdgeListener(config, routes, limits, inFlight, certificate);
            listeners.add(listener);
            deployed.add(vertx.deployVerticle(listener));
        }
        await(Future.all(deployed));
        listening = true;
        LOG.infof(
                "%d routes; http://%s:%d https://%s:%d certificate %s",
                routes.size(),
                config.http().host(),
                plainPort(),
                config.https().host(),
                securePort(),
                certificate.certificate());
    }

    /** Lets no new request in, waits for those that are being answered, and gives the ports back. */
    public void stop() {
        listening = false;
        try {
            if (!inFlight.drain(config.timeouts().drain())) {
                LOG.warn("stopping with requests that are not answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listeners.forEach(listener -> await(vertx.undeploy(listener.deploymentID())));
        listeners.clear();
    }

    /** Whether requests are answered. */
    public boolean isListening() {
        return listening;
    }

    /** The port of plain HTTP. */
    public int plainPort() {
        return listeners.getFirst().plainPort();
    }

    /** The port of TLS. */
    public int securePort() {
        return listeners.getFirst().securePort();
    }

    private LocalCertificate certificate() {
        GatewayConfig.Https https = config.https();
        if (https.certificate().isPresent() && https.key().isPresent()) {
            return new LocalCertificate(https.certificate().get(), https.key().get());
        }
        return LocalCertificate.in(config.data());
    }

    private void refusePlainHttpBeyondLoopback() {
        String host = config.http().host();
        try {
            if (config.http().enabled() && !InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalArgumentException("plain HTTP is for loopback only, not for " + host
                        + "; set OKPAY_HTTP_ENABLED=false and use the TLS port");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("cannot listen on " + host, e);
        }
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the listeners do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
