package io.okpay.gateway.route;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All routes in the order in which the Gateway API lets them win. */
public final class RouteTable {

    private static final Comparator<Route> PRECEDENCE = Comparator.comparing(
                    (Route route) -> !route.path().exact())
            .thenComparingInt(route -> -route.path().value().length())
            .thenComparing(route -> route.method() == null)
            .thenComparing(Route::name);

    private final List<Route> routes;

    public RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(PRECEDENCE).toList();
        this.routes.forEach(RouteTable::refuseInternal);
    }

    /** The route of a request. */
    public Optional<Route> find(String method, String path) {
        for (Route route : routes) {
            if (route.matches(method, path)) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /** Whether requests with this method and path reach this backend. */
    public boolean leadsTo(String backend, String method, String path) {
        return find(method, path)
                .filter(route -> route.backend().equals(backend))
                .isPresent();
    }

    /** Every backend that some route names. */
    public Set<String> backends() {
        return routes.stream().map(Route::backend).collect(Collectors.toUnmodifiableSet());
    }

    /** How many routes there are. */
    public int size() {
        return routes.size();
    }

    // Health, metrics and documents of a service live under /q: no manifest may open them, not even by mistake.
    private static void refuseInternal(Route route) {
        for (String internal : List.of("/q", "/q/health", "/q/metrics")) {
            if (route.path().matches(internal) || route.path().value().startsWith("/q/")) {
                throw new IllegalArgumentException("route " + route.name() + " would open internal endpoints: "
                        + route.path().value());
            }
        }
    }
}
