package io.okpay.notification.webhook.address;

import io.okpay.notification.webhook.address.TargetRefusedException.Reason;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides where webhooks may go. The URL is checked without a look at the network; {@link #resolve} looks the name up and checks what it
 * finds, at registration and again before each attempt, so that a name that was pointed elsewhere meanwhile leads nowhere.
 */
public final class TargetPolicy {

    private static final int LONGEST_URL = 2000;
    private static final int FIRST_UNPRIVILEGED_PORT = 1024;

    private final Set<Integer> ports;
    private final boolean loopbackAllowed;
    private final Names names;

    /**
     * A policy.
     *
     * @param ports to which https may go
     * @param loopbackAllowed whether loopback may be reached, by http too
     */
    public TargetPolicy(Set<Integer> ports, boolean loopbackAllowed, Names names) {
        this.ports = Set.copyOf(ports);
        this.loopbackAllowed = loopbackAllowed;
        this.names = names;
    }

    /**
     * Where this URL leads now.
     *
     * @throws TargetRefusedException when it must not be called: also when only one of the host's addresses is not public
     */
    public Target resolve(String url) throws TargetRefusedException {
        URI uri = parse(url);
        String host = bare(uri.getHost());
        List<InetAddress> addresses = addresses(host);
        boolean https = "https".equalsIgnoreCase(uri.getScheme());
        boolean loopback = loopbackAllowed && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        if (!https && !loopback) {
            throw new TargetRefusedException(Reason.NOT_HTTPS);
        }
        if (!loopback && !addresses.stream().allMatch(PublicAddress::is)) {
            throw new TargetRefusedException(Reason.ADDRESS);
        }
        int port = uri.getPort() == -1 ? https ? 443 : 80 : uri.getPort();
        if (!ports.contains(port) && !(loopback && port >= FIRST_UNPRIVILEGED_PORT && port <= 65_535)) {
            throw new TargetRefusedException(Reason.PORT);
        }
        return new Target(https, host, port, pathAndQuery(uri), addresses);
    }

    private URI parse(String url) throws TargetRefusedException {
        if (url.length() > LONGEST_URL
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(url)) {
            throw new TargetRefusedException(Reason.INVALID);
        }
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("https") && !(loopbackAllowed && scheme.equals("http"))) {
                throw new TargetRefusedException(scheme.equals("http") ? Reason.NOT_HTTPS : Reason.INVALID);
            }
            String authority = uri.getRawAuthority();
            if (authority != null && authority.contains("@")) {
                throw new TargetRefusedException(Reason.USERINFO);
            }
            if (uri.getHost() == null || uri.getHost().contains("%") || uri.getRawFragment() != null) {
                throw new TargetRefusedException(Reason.INVALID);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new TargetRefusedException(Reason.INVALID);
        }
    }

    /** IPv4 first: networks without IPv6 are common, networks without IPv4 are not. */
    private List<InetAddress> addresses(String host) throws TargetRefusedException {
        try {
            List<InetAddress> found = names.resolve(host).stream()
                    .sorted(Comparator.comparing(address -> !(address instanceof Inet4Address)))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        } catch (UnknownHostException e) {
            throw new TargetRefusedException(Reason.HOST_UNKNOWN);
        }
        throw new TargetRefusedException(Reason.HOST_UNKNOWN);
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host.toLowerCase(Locale.ROOT);
    }

    private static String pathAndQuery(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
