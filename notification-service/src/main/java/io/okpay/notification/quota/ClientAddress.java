package io.okpay.notification.quota;

import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where a request comes from, as a subject of quotas: an IPv4 address, or the /64 network of an IPv6 address. */
public final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The client of this request, as the gateway forwards it. */
    public static String of(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : of(request.remoteAddress().host());
    }

    static String of(String host) {
        if (!host.contains(":")) {
            return host;
        }
        try {
            InetAddress address = InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
            return address instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
                    : address.getHostAddress();
        } catch (IllegalArgumentException e) {
            return host;
        }
    }
}
