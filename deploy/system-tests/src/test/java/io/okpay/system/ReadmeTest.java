package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.local.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern BASH = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)");

    @Test
    void theTourIsPrintedAsItIsRun() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("```bash\n" + Files.readString(ROOT.resolve("docs/tour.sh")) + "```\n");
    }

    @Test
    void theTourRunsToItsEndAndTheLinesOfTheOtherPagesAfterIt() throws Exception {
        int number = ThreadLocalRandom.current().nextInt(10_000, 100_000);
        String phone = "+141557" + number;
        Map<String, String> phones = Map.of("PAYER", phone, "PAYEE", "+141567" + number);
        assertThat(run("docs/tour.sh", phones)).endsWith("That was the tour.\n").contains("\"available\": \"69.70\"");

        List<String> lines = linesOf("docs/ledger.md");
        assertThat(lines).hasSize(2);
        assertThat(run(script(lines.getFirst()), Map.of()))
                .contains("\"status\":\"POSTED\"", "\"status\":\"HELD\"", "\"status\":\"CAPTURED\"")
                .contains("TRANSFER_ALREADY_POSTED", "\"status\":\"REVERSED\"", "\"verified\":true");
        assertThat(run(script(lines.getLast()), Map.of("PHONE", phone, "PASSWORD", "plum-river-lantern")))
                .contains("\"69.70\"", "%PDF-1", "<?xml");

        assertThat(run(
                        script(linesOf("docs/messages.md").getFirst()),
                        Map.of("PHONE", phone, "PASSWORD", "plum-river-lantern")))
                .contains("\"newest\":", "\"required\":false", "\"timeZone\":\"Asia/Shanghai\"", "PREFERENCE_REQUIRED");

        assertThat(run(script(linesOf("docs/payments.md").getFirst()), phones))
                .contains("\"type\":\"REFUND\",\"state\":\"COMPLETED\"", "\"state\":\"PARTIALLY_REFUNDED\"")
                .contains("\"kind\":\"BANK_ACCOUNT\",\"state\":\"VERIFIED\"")
                .contains("\"type\":\"WITHDRAWAL\",\"state\":\"COMPLETED\"")
                .contains(
                        "REFUND_EXCEEDS_ORIGINAL",
                        "[\"DAY\",\"20000.00\",\"30.00\"",
                        "[\"LOW_VALUE\",true,\"30.00\",\"EUR\"]",
                        "\"PAID\"]",
                        "{\"state\":\"CANCELLED\"}");

        assertThat(run(script(String.join("", linesOf("docs/rates.md"))), phones))
                .contains(
                        "\"mid\":",
                        "304",
                        "data:",
                        "\"exemption\": \"OWN_ACCOUNT\"",
                        "\"positions\":",
                        "\"state\": \"ARMED\"");

        assertThat(run(script(linesOf("docs/cross-border.md").getFirst()), phones))
                .contains(
                        "\"open\":true",
                        "\"state\":\"COMPLETED\",\"counterparty\":\"Ken Sato, JP 4567\"",
                        "\"abroad\":{\"corridor\":\"jp-jpy-bank\"");

        assertThat(run(
                        script(String.join("", linesOf("docs/merchants.md"))
                                + String.join("", linesOf("docs/webhooks.md"))),
                        phones))
                .contains("{\"verified\":true", "{\"event\":\"webhook.test\"")
                .contains("\"type\":\"MERCHANT_PAYMENT\",\"state\":\"COMPLETED\"", "\"net\":{\"amount\":\"19.80\"")
                .contains(
                        "{\"state\":\"COMPLETED\",\"amount\":{\"amount\":\"5.00\"",
                        "{\"state\":\"COMPLETED\",\"paid\":1}");
    }

    private static List<String> linesOf(String page) throws IOException {
        return BASH.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String script(String lines) throws IOException {
        return Files.writeString(Files.createTempFile("okpay-lines", ".sh"), lines)
                .toString();
    }

    /** What a script printed, once it has ended well. */
    private static String run(String script, Map<String, String> settings) throws Exception {
        Suite suite = RunningSuite.get();
        Path output = Files.createTempFile("okpay-script", ".log");
        ProcessBuilder builder = new ProcessBuilder("bash", script)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("OKPAY", suite.gatewayUrl());
        builder.environment().put("SANDBOX", suite.sandboxUrl());
        builder.environment().putAll(settings);
        Process process = builder.start();
        boolean ended = process.waitFor(180, TimeUnit.SECONDS);
        process.destroyForcibly();
        String printed = Files.readString(output);
        assertThat(ended && process.exitValue() == 0).as(printed).isTrue();
        return printed;
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
