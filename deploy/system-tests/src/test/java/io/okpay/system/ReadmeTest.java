package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.local.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    @Test
    void theTourIsPrintedAsItIsRun() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("```bash\n" + Files.readString(ROOT.resolve("docs/tour.sh")) + "```\n");
    }

    @Test
    void theTourRunsToItsEnd() throws Exception {
        Suite suite = RunningSuite.get();
        Path output = Files.createTempFile("okpay-tour", ".log");
        ProcessBuilder builder = new ProcessBuilder("bash", "docs/tour.sh")
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("OKPAY", suite.gatewayUrl());
        builder.environment().put("SANDBOX", suite.sandboxUrl());
        Process tour = builder.start();
        boolean ended = tour.waitFor(180, TimeUnit.SECONDS);
        tour.destroyForcibly();
        assertThat(Files.readString(output))
                .as("what the tour printed")
                .endsWith("That was the tour.\n")
                .contains("\"available\": \"69.70\"");
        assertThat(ended && tour.exitValue() == 0).isTrue();
    }

    @Test
    void everyRelativeLinkOfThePagesLeadsSomewhere() throws IOException {
        try (var pages = Files.walk(ROOT.resolve("docs"))) {
            List<Path> all = Stream.concat(
                            pages.filter(page -> page.toString().endsWith(".md")),
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")))
                    .toList();
            for (Path page : all) {
                List<String> links = LINK.matcher(Files.readString(page))
                        .results()
                        .map((MatchResult link) -> link.group(1))
                        .toList();
                assertThat(links).as("links of %s", page).allMatch(link -> Files.exists(page.resolveSibling(link)));
            }
        }
    }
}
