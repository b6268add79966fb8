package io.okpay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds the modules whose sources are newer than what was built from them. */
final class Build {

    private static final Pattern MODULE = Pattern.compile("^\\[INFO] Building (\\S+) .*\\[(\\d+/\\d+)]");

    private final Checkout checkout;
    private final StateDirectory state;
    private final Progress progress;

    Build(Checkout checkout, StateDirectory state, Progress progress) {
        this.checkout = checkout;
        this.state = state;
        this.progress = progress;
    }

    /** A module and the file that its build makes. */
    record Module(String path, String product) {}

    /** Builds what is stale, in one Maven run. The child is handed out so that Ctrl-C can end it. */
    void run(List<Module> modules, Consumer<ChildProcess> running) {
        var stale = modules.stream().filter(this::isStale).map(Module::path).toList();
        if (stale.isEmpty()) {
            return;
        }
        var begin = System.nanoTime();
        progress.say("build", String.join(", ", stale));
        var log = state.log("build");
        state.rotateLogs(List.of("build"));
        var command = new ArrayList<>(List.of(checkout.resolve("mvnw").toString(), "-B", "package", "-am"));
        command.addAll(List.of("-pl", String.join(",", stale), "-DskipTests", "-Dspotless.check.skip=true"));
        var child = ChildProcess.start("build", command, Map.of(), checkout.root(), log);
        running.accept(child);
        follow(child, log);
        if (child.exitCode() != 0) {
            throw new LocalStackException("The build failed:\n" + errors(log) + "\n(log: " + log + ")");
        }
        progress.done("build", "built", begin);
    }

    boolean isStale(Module module) {
        var product = checkout.resolve(module.path()).resolve(module.product());
        var built = lastModified(product);
        if (built < 0) {
            return true;
        }
        return newest(checkout.resolve(module.path())) > built
                || newest(checkout.resolve("platform")) > built
                || lastModified(checkout.resolve("pom.xml")) > built;
    }

    private static long newest(Path module) {
        var newest = lastModified(module.resolve("pom.xml"));
        try (var files = Files.walk(module.resolve("src/main"))) {
            return Math.max(newest, files.mapToLong(Build::lastModified).max().orElse(-1));
        } catch (NoSuchFileException e) {
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lastModified(Path file) {
        return Files.exists(file) ? file.toFile().lastModified() : -1;
    }

    /** Repeats from Maven's output what a waiting person wants to know: the module, and how much was downloaded. */
    private void follow(ChildProcess child, Path log) {
        var begin = System.nanoTime();
        var said = "";
        var lastSaid = begin;
        while (child.isAlive()) {
            child.awaitEndOrTimeout(Duration.ofMillis(500));
            var now = summary(log);
            var quietSeconds = (System.nanoTime() - lastSaid) / 1_000_000_000;
            if (now != null && (!now.module().equals(said) || quietSeconds >= 15)) {
                said = now.module();
                lastSaid = System.nanoTime();
                var seconds = (System.nanoTime() - begin) / 1_000_000_000;
                var downloads = now.downloads() == 0 ? "" : ", " + now.downloads() + " files downloaded";
                progress.say("build", now.module() + " (" + seconds + " s" + downloads + ")");
            }
        }
    }

    private record Summary(String module, long downloads) {}

    private static @Nullable Summary summary(Path log) {
        try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            var module = "preparing";
            var downloads = 0L;
            for (var line : (Iterable<String>) lines::iterator) {
                var matcher = MODULE.matcher(line);
                if (matcher.find()) {
                    module = matcher.group(1) + " " + matcher.group(2);
                } else if (line.contains("Downloaded from ")) {
                    downloads++;
                }
            }
            return new Summary(module, downloads);
        } catch (IOException e) {
            return null;
        }
    }

    private static String errors(Path log) {
        try (var lines = Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            return String.join(
                    "\n",
                    lines.filter(line -> line.startsWith("[ERROR]")).limit(15).toList());
        } catch (IOException e) {
            return "";
        }
    }
}
