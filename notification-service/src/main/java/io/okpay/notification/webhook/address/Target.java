package io.okpay.notification.webhook.address;

import java.net.InetAddress;
import java.util.List;

/**
 * Where to connect to, after all checks.
 *
 * @param https whether by TLS
 * @param host the URL's host, which the certificate must name
 * @param port the port
 * @param pathAndQuery what is asked for
 * @param addresses the checked addresses of the host, at least one; a connection goes to one of them and nowhere else
 */
public record Target(boolean https, String host, int port, String pathAndQuery, List<InetAddress> addresses) {

    public Target {
        addresses = List.copyOf(addresses);
    }

    /** The address for an attempt: the attempts of a message take turns. */
    public InetAddress address(int attempt) {
        return addresses.get(Math.floorMod(attempt - 1, addresses.size()));
    }
}
