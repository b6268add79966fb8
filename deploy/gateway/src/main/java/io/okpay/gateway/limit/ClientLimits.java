package io.okpay.gateway.limit;

import io.okpay.gateway.GatewayConfig;
import io.okpay.gateway.limit.RateLimiter.Decision;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One bucket for each client: its address, with its bearer token if it shows one, so that people behind one address do not
 * slow each other. Tokens are not checked here, so the address as a whole has a bucket too, a few times as large.
 */
public final class ClientLimits {

    private final RateLimiter clients;
    private final RateLimiter addresses;

    public ClientLimits(GatewayConfig.RateLimit config) {
        this.clients = new RateLimiter(config.perSecond(), config.burst(), config.clients(), System::nanoTime);
        this.addresses = new RateLimiter(
                (long) config.perSecond() * config.addressFactor(),
                (long) config.burst() * config.addressFactor(),
                config.clients(),
                System::nanoTime);
    }

    /** Takes a token for this request. */
    public Decision take(HttpServerRequest request) {
        String address = network(request.remoteAddress().hostAddress());
        String token = request.getHeader(HttpHeaders.AUTHORIZATION);
        Decision ofAddress = addresses.take(address);
        if (!ofAddress.allowed()) {
            return ofAddress;
        }
        return clients.take(token == null ? address : address + '|' + digest(token));
    }

    /** The address, or its network where one client has a whole network to choose addresses from. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException notLiteral) {
            return address;
        }
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, 12));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
