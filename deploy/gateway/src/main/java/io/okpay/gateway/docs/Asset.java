package io.okpay.gateway.docs;

import io.vertx.core.buffer.Buffer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A file of the jar, read when it is first asked for.
 *
 * @param resource its name on the class path
 * @param contentType its media type
 */
record Asset(String resource, String contentType) {

    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/";

    static Asset page(String name) {
        return new Asset("pages/" + name, "text/html; charset=utf-8");
    }

    static Asset script(String name) {
        return new Asset("pages/" + name, "text/javascript; charset=utf-8");
    }

    static Asset ofSwaggerUi(String name, String contentType) {
        return new Asset(WEBJAR + swaggerUiVersion() + "/" + name, contentType);
    }

    Buffer content() {
        try (InputStream content = open(resource)) {
            return Buffer.buffer(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String swaggerUiVersion() {
        try (InputStream content = open("META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            var properties = new Properties();
            properties.load(content);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream content = Asset.class.getClassLoader().getResourceAsStream(resource);
        if (content == null) {
            throw new FileNotFoundException(resource + " is not in the jar");
        }
        return content;
    }
}
