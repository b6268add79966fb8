package io.okpay.gateway.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds and reads the HTTPRoute manifests. */
public final class RouteManifests {

    private static final String IN_REPOSITORY = "deploy/kubernetes/base/routes";
    private static final String IN_JAR = "routes/";

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    /** The table from this directory, else from the repository around the working directory, else from the jar. */
    public RouteTable load(Optional<Path> configured) {
        try {
            Path directory = configured.orElseGet(RouteManifests::aroundWorkingDirectory);
            return new RouteTable(directory == null ? fromJar() : fromDirectory(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the routes: " + e.getMessage(), e);
        }
    }

    private List<Route> fromDirectory(Path directory) throws IOException {
        List<Route> routes = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                try (InputStream content = Files.newInputStream(file)) {
                    routes.addAll(read(file.toString(), content));
                }
            }
        }
        if (routes.isEmpty()) {
            throw new IOException("no HTTPRoute in " + directory);
        }
        return routes;
    }

    private List<Route> fromJar() throws IOException {
        List<Route> routes = new ArrayList<>();
        try (InputStream index = resource("kustomization.yaml")) {
            for (JsonNode name : yaml.readTree(index).path("resources")) {
                try (InputStream content = resource(name.asText())) {
                    routes.addAll(read(name.asText(), content));
                }
            }
        }
        return routes;
    }

    private List<Route> read(String source, InputStream content) throws IOException {
        List<Route> routes = new ArrayList<>();
        try (MappingIterator<JsonNode> documents =
                yaml.readerFor(JsonNode.class).readValues(content)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                if (document.path("kind").asText().equals("HTTPRoute")) {
                    routes.addAll(RouteRules.of(source, yaml.treeToValue(document, HTTPRoute.class)));
                }
            }
        }
        return routes;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream content = Thread.currentThread().getContextClassLoader().getResourceAsStream(IN_JAR + name);
        if (content == null) {
            throw new FileNotFoundException(IN_JAR + name + " is not in the jar");
        }
        return content;
    }

    private static @Nullable Path aroundWorkingDirectory() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path routes = at.resolve(IN_REPOSITORY);
            if (Files.isDirectory(routes)) {
                return routes;
            }
        }
        return null;
    }
}
