package io.okpay.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Puts the parts of a suite together, each after what it needs. */
final class SuiteParts {

    private SuiteParts() {}

    static List<Part> create(SuiteOptions options, LocalPorts ports, StateDirectory state) {
        var checkout = Checkout.find();
        var caches = Checkout.cache().resolve("aot");
        var record = options.recordCaches();
        var parts = new ArrayList<Part>();
        parts.add(new PostgresPart(state, ports));
        // The broker's class path is part of the cache's name, so only a newer JVM makes it stale.
        var jvm = Path.of(System.getProperty("java.home"), "release");
        parts.add(new KafkaPart(state, ports, new AotCache(caches, KafkaPart.NAME, jvm, record)));
        var keycloak = KeycloakDistribution.inCache(checkout);
        var keycloakCache = new AotCache(caches, keycloak.home().getFileName().toString(), keycloak.program(), record);
        parts.add(new KeycloakPart(checkout, state, ports, keycloak, keycloakCache, options.progress()));
        var applications = new Applications(ports);
        var all = new ArrayList<>(applications.all());
        all.addAll(applications.replicas(options.replicated()));
        for (var application : all) {
            var environment = new HashMap<>(applications.environment(application, state, checkout));
            var dev = options.devServices().contains(application.name());
            if (!dev) {
                environment.put("QUARKUS_PROFILE", "local");
            }
            environment.putAll(options.environment());
            var runner = application.runner(checkout);
            var folder = checkout.resolve(application.module()).resolve("target/aot");
            // Replicas of a service share its cache.
            var name = Path.of(application.module()).getFileName().toString();
            var cache = new AotCache(folder, name, runner, record);
            parts.add(new ApplicationPart(application, checkout, state, environment, cache, dev));
        }
        parts.removeIf(part -> options.without().contains(part.name()));
        return parts;
    }
}
