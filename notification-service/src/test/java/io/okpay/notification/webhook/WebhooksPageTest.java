package io.okpay.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WebhooksPageTest {

    private static final Path SOURCE = Path.of("src/test/java/io/okpay/notification/webhook/WebhookVerifier.java");

    private final String page = Files.readString(Path.of("../docs/webhooks.md"));

    WebhooksPageTest() throws IOException {}

    @Test
    void theJavaVerifierOnThePageIsTheOneThatIsTested() throws IOException {
        String source = Files.readString(SOURCE);
        assertThat(block("java")).isEqualTo(source.substring(source.indexOf("import ")));
    }

    @Test
    void everyEventIsOnThePageWithItsExample() {
        for (WebhookEvent event : WebhookEvent.values()) {
            assertThat(page).contains("`" + event.type() + "`", "\"type\":\"" + event.type() + "\"");
        }
    }

    private String block(String language) {
        String start = "```" + language + System.lineSeparator();
        int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf("```", from));
    }
}
