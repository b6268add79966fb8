package io.okpay.gateway.route;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeader;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPHeaderFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPPathMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteFilter;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteMatch;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteSpec;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteTimeouts;
import io.okpay.gateway.route.Route.HeaderChanges;
import io.okpay.gateway.route.Route.PathMatch;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the core fields of an HTTPRoute. A field that this gateway does not follow is refused: to ignore one would route
 * otherwise than the cluster does.
 */
@RegisterForReflection(
        targets = {
            HTTPRoute.class,
            HTTPRouteSpec.class,
            HTTPRouteRule.class,
            HTTPRouteMatch.class,
            HTTPPathMatch.class,
            HTTPRouteFilter.class,
            HTTPHeaderFilter.class,
            HTTPHeader.class,
            HTTPBackendRef.class,
            HTTPRouteTimeouts.class,
            ObjectMeta.class
        })
final class RouteRules {

    private static final Pattern DURATION = Pattern.compile("(\\d+)(h|ms|m|s)");

    private final String source;
    private final String name;

    private RouteRules(String source, String name) {
        this.source = source;
        this.name = name;
    }

    static List<Route> of(String source, HTTPRoute manifest) {
        var rules = new RouteRules(source, manifest.getMetadata().getName());
        List<Route> routes = new ArrayList<>();
        for (HTTPRouteRule rule : manifest.getSpec().getRules()) {
            rules.addTo(routes, rule);
        }
        return routes;
    }

    private void addTo(List<Route> routes, HTTPRouteRule rule) {
        String backend = backend(rule);
        HeaderChanges changes = changes(rule);
        Duration timeout = timeout(rule.getTimeouts());
        if (rule.getMatches().isEmpty()) {
            throw unsupported("a rule that matches everything");
        }
        for (HTTPRouteMatch match : rule.getMatches()) {
            if (!match.getHeaders().isEmpty() || !match.getQueryParams().isEmpty()) {
                throw unsupported("matches by header or query parameter");
            }
            routes.add(new Route(name, path(match), match.getMethod(), backend, changes, timeout));
        }
    }

    private PathMatch path(HTTPRouteMatch match) {
        HTTPPathMatch path = match.getPath();
        if (path == null || path.getValue() == null) {
            throw unsupported("a match without a path");
        }
        String type = path.getType() == null ? "PathPrefix" : path.getType();
        return switch (type) {
            case "Exact" -> new PathMatch(path.getValue(), true);
            case "PathPrefix" -> new PathMatch(path.getValue(), false);
            default -> throw unsupported("path type " + type);
        };
    }

    private String backend(HTTPRouteRule rule) {
        if (rule.getBackendRefs().size() != 1) {
            throw unsupported("a rule with " + rule.getBackendRefs().size() + " backendRefs");
        }
        return rule.getBackendRefs().getFirst().getName();
    }

    private HeaderChanges changes(HTTPRouteRule rule) {
        HeaderChanges changes = HeaderChanges.NONE;
        for (HTTPRouteFilter filter : rule.getFilters()) {
            if (!"RequestHeaderModifier".equals(filter.getType())) {
                throw unsupported("filter " + filter.getType());
            }
            HTTPHeaderFilter modifier = filter.getRequestHeaderModifier();
            changes = new HeaderChanges(
                    map(modifier.getSet()), map(modifier.getAdd()), List.copyOf(modifier.getRemove()));
        }
        return changes;
    }

    private @Nullable Duration timeout(@Nullable HTTPRouteTimeouts timeouts) {
        if (timeouts == null || timeouts.getRequest() == null) {
            return null;
        }
        Duration sum = Duration.ZERO;
        Matcher part = DURATION.matcher(timeouts.getRequest());
        int end = 0;
        while (part.find() && part.start() == end) {
            long amount = Long.parseLong(part.group(1));
            sum = sum.plus(
                    switch (part.group(2)) {
                        case "h" -> Duration.ofHours(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "s" -> Duration.ofSeconds(amount);
                        default -> Duration.ofMillis(amount);
                    });
            end = part.end();
        }
        if (end != timeouts.getRequest().length()) {
            throw unsupported("timeout " + timeouts.getRequest());
        }
        return sum;
    }

    private static Map<String, String> map(List<HTTPHeader> headers) {
        Map<String, String> map = new LinkedHashMap<>();
        headers.forEach(header -> map.put(header.getName(), header.getValue()));
        return map;
    }

    private IllegalArgumentException unsupported(String what) {
        return new IllegalArgumentException(
                source + ": HTTPRoute " + name + " uses what the gateway does not follow: " + what);
    }
}
