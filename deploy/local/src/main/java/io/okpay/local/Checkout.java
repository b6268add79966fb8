package io.okpay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder that holds {@code mvnw}, and the places the local stack uses beside it. */
record Checkout(Path root) {

    /** Finds the checkout by walking up from the working directory. */
    static Checkout find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("mvnw"))) {
                return new Checkout(folder);
            }
        }
        throw new LocalStackException(
                "No mvnw above " + Path.of("").toAbsolutePath() + ": not inside an OKPay checkout");
    }

    Path resolve(String path) {
        return root.resolve(path);
    }

    /** Where data, logs and process ids of the suite live. */
    Path stateDirectory() {
        var given = System.getenv("OKPAY_STATE");
        return given == null || given.isBlank()
                ? root.resolve(".okpay")
                : Path.of(given).toAbsolutePath();
    }

    /** Where unpacked distributions are kept across checkouts. */
    static Path cache() {
        var own = blankToNull(System.getenv("OKPAY_CACHE"));
        var xdg = blankToNull(System.getenv("XDG_CACHE_HOME"));
        Path cache;
        if (own != null) {
            cache = Path.of(own);
        } else if (xdg != null) {
            cache = Path.of(xdg, "okpay");
        } else {
            cache = Path.of(System.getProperty("user.home"), ".cache", "okpay");
        }
        try {
            return Files.createDirectories(cache.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot write the cache folder " + cache + " (set OKPAY_CACHE to another)", e);
        }
    }

    private static @Nullable String blankToNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
