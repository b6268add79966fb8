package io.okpay.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One match of one rule.
 *
 * @param name the manifest's name
 * @param path what the path must be
 * @param method the only method that matches, or null for all
 * @param backend the service that answers
 * @param changes what happens to the request's headers
 * @param timeout until the answer begins; zero is no limit, null the gateway's default
 */
public record Route(
        String name,
        PathMatch path,
        @Nullable String method,
        String backend,
        HeaderChanges changes,
        @Nullable Duration timeout) {

    boolean matches(String requestMethod, String requestPath) {
        return (method == null || method.equals(requestMethod)) && path.matches(requestPath);
    }

    /**
     * A path or the beginning of paths.
     *
     * @param value the path
     * @param exact whether nothing may follow
     */
    public record PathMatch(String value, boolean exact) {

        boolean matches(String path) {
            if (exact) {
                return path.equals(value);
            }
            String prefix = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    /**
     * A RequestHeaderModifier.
     *
     * @param set headers to overwrite
     * @param add headers to add
     * @param remove headers to take away
     */
    public record HeaderChanges(Map<String, String> set, Map<String, String> add, List<String> remove) {

        static final HeaderChanges NONE = new HeaderChanges(Map.of(), Map.of(), List.of());
    }
}
