package io.okpay.gateway.edge;

import io.okpay.gateway.GatewayConfig;
import io.okpay.gateway.exchange.InFlight;
import io.okpay.gateway.limit.ClientLimits;
import io.okpay.gateway.route.RouteTable;
import io.okpay.gateway.tls.LocalCertificate;
import io.okpay.gateway.upstream.Upstreams;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop with the plain and the TLS port, its own connections to the services and its own documents. */
final class EdgeListener extends AbstractVerticle {

    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_TARGET_BYTES = 8 * 1024;

    private final GatewayConfig config;
    private final RouteTable routes;
    private final ClientLimits limits;
    private final InFlight inFlight;
    private final LocalCertificate certificate;
    private @Nullable HttpServer plain;
    private @Nullable HttpServer secure;

    EdgeListener(
            GatewayConfig config,
            RouteTable routes,
            ClientLimits limits,
            InFlight inFlight,
            LocalCertificate certificate) {
        this.config = config;
        this.routes = routes;
        this.limits = limits;
        this.inFlight = inFlight;
        this.certificate = certificate;
    }

    @Override
    public void start(Promise<Void> started) {
        var handler = new EdgeHandler(vertx, config, routes, new Upstreams(vertx, config), limits, inFlight);
        List<Future<?>> listening = new ArrayList<>();
        if (config.http().enabled()) {
            HttpServer server = vertx.createHttpServer(options()
                    .setHost(config.http().host())
                    .setPort(config.http().port())
                    .setHttp2ClearTextEnabled(false));
            plain = server;
            listening.add(server.requestHandler(handler).listen());
        }
        if (config.https().enabled()) {
            HttpServer server = vertx.createHttpServer(tls(options())
                    .setHost(config.https().host())
                    .setPort(config.https().port()));
            secure = server;
            listening.add(server.requestHandler(handler).listen());
        }
        Future.all(listening).<Void>mapEmpty().onComplete(started);
    }

    int plainPort() {
        return plain == null ? -1 : plain.actualPort();
    }

    int securePort() {
        return secure == null ? -1 : secure.actualPort();
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_TARGET_BYTES)
                .setIdleTimeout((int) config.timeouts().idle().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setCompressionSupported(false)
                .setDecompressionSupported(false);
    }

    private HttpServerOptions tls(HttpServerOptions options) {
        return options.setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate.certificate().toString())
                        .addKeyPath(certificate.key().toString()));
    }
}
