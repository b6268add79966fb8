package io.okpay.local;

import java.io.IOException;
import java.util.Properties;

/** The versions of the parent build that the local stack needs while it runs. */
final class Versions {

    private Versions() {}

    static String of(String part) {
        try (var in = Versions.class.getResourceAsStream("versions.properties")) {
            var versions = new Properties();
            versions.load(in);
            return versions.getProperty(part);
        } catch (IOException e) {
            throw new LocalStackException("Cannot read versions.properties", e);
        }
    }
}
