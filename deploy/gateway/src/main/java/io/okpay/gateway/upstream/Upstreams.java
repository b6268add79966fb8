package io.okpay.gateway.upstream;

import io.okpay.gateway.GatewayConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The backends and the connections to them. */
public final class Upstreams {

    private static final int MAX_WAITING = 1024;

    private final HttpClient client;
    private final Map<String, URI> addresses;
    private final GatewayConfig.Timeouts timeouts;

    public Upstreams(Vertx vertx, GatewayConfig config) {
        this.addresses = config.upstreams();
        this.timeouts = config.timeouts();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setKeepAliveTimeout(30)
                        .setMaxWaitQueueSize(MAX_WAITING)
                        .setDecompressionSupported(false)
                        .setMaxHeaderSize(32 * 1024),
                new PoolOptions().setHttp1MaxSize(config.upstreamConnections()));
    }

    /** Refuses a route table that names a backend without an address. */
    public static void check(GatewayConfig config, Set<String> backends) {
        for (String backend : backends) {
            if (!config.upstreams().containsKey(backend)) {
                String variable =
                        "OKPAY_UPSTREAM_" + backend.toUpperCase(Locale.ROOT).replace('-', '_');
                throw new IllegalArgumentException("no address for the backend " + backend + "; set " + variable
                        + " or okpay.gateway.upstreams." + backend);
            }
        }
    }

    GatewayConfig.Timeouts timeouts() {
        return timeouts;
    }

    /** A request to this backend. */
    public RequestOptions request(String backend, HttpMethod method, String target) {
        URI address = addresses.get(backend);
        if (address == null) {
            throw new IllegalArgumentException("no address for the backend " + backend);
        }
        boolean tls = "https".equals(address.getScheme());
        int standard = tls ? 443 : 80;
        return new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? standard : address.getPort())
                .setSsl(tls)
                .setURI(target)
                .setConnectTimeout(timeouts.connect().toMillis());
    }

    /** The connections. */
    public HttpClient client() {
        return client;
    }
}
