package io.okpay.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A built application in a place of its own, so that a build or a test run does not pull the jars from under it. */
final class PackagedApplication {

    private PackagedApplication() {}

    /** Mirrors the folder of the runner into another one and returns that; does nothing when they are the same build. */
    static Path detached(Path runner, Path target) {
        var source = runner.getParent();
        if (source == null || !Files.exists(runner)) {
            throw new LocalStackException(
                    runner + " is not there: ./okpay up builds it, or ./mvnw package -DskipTests");
        }
        var copied = target.resolve(runner.getFileName());
        try {
            if (Files.exists(copied) && Files.getLastModifiedTime(copied).equals(Files.getLastModifiedTime(runner))) {
                return target;
            }
            Directories.delete(target);
            try (var files = Files.walk(source)) {
                for (var file : (Iterable<Path>) files::iterator) {
                    mirror(file, target.resolve(source.relativize(file)), file.equals(runner));
                }
            }
            // Last, because its presence says that the mirror is complete.
            mirror(runner, copied, false);
            return target;
        } catch (IOException e) {
            throw new LocalStackException("Cannot copy " + source + " to " + target + ": " + e.getMessage(), e);
        }
    }

    private static void mirror(Path file, Path target, boolean later) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectories(target);
        } else if (!later) {
            try {
                // A build replaces its files and never writes into them, so a link is as good as a copy.
                Files.createLink(target, file);
            } catch (IOException | UnsupportedOperationException otherFileSystem) {
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
