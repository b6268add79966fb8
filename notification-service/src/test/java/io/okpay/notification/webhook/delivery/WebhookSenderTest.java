package io.okpay.notification.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.notification.webhook.address.Names;
import io.okpay.notification.webhook.address.TargetPolicy;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSenderTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Names LOOPBACK = host -> List.of(InetAddress.ofLiteral("127.0.0.1"));

    @TempDir
    private Path directory;

    @AfterAll
    static void close() {
        var _ = VERTX.close();
    }

    @Test
    void theMessageArrivesWithItsHeadersAndBytes() throws Exception {
        try (Receiver receiver = new Receiver();
                WebhookSender sender = sender(LOOPBACK, true, Optional.empty())) {
            WebhookAnswer answer = post(sender, "http://shop.example:" + receiver.port() + "/hooks?a=b");
            assertThat(answer.failure()).isNull();
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("thanks");
            assertThat(receiver.received()).singleElement().satisfies(request -> {
                assertThat(request.body()).isEqualTo("{\"a\":\"é\"}");
                assertThat(request.headers())
                        .containsEntry("host", "shop.example:" + receiver.port())
                        .containsEntry("webhook-id", "m1")
                        .containsEntry("content-type", "application/json")
                        .doesNotContainKey("traceparent");
            });
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (Receiver receiver = new Receiver().answers(307);
                WebhookSender sender = sender(LOOPBACK, true, Optional.empty())) {
            assertThat(post(sender, receiver.url()).failure()).isEqualTo("HTTP_307");
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void ofALongAnswerTheFirstPartIsReadAndNoMore() throws Exception {
        try (Receiver receiver = new Receiver().says("x".repeat(3_000_000));
                WebhookSender sender = sender(LOOPBACK, true, Optional.empty())) {
            WebhookAnswer answer = post(sender, receiver.url());
            assertThat(answer.failure()).isNull();
            assertThat(answer.body()).hasSize(4096);
        }
    }

    @Test
    void anEndpointThatHangsAndANameThatIsNotFoundInTimeAreGivenUp() throws Exception {
        try (Receiver receiver = new Receiver().hangs();
                WebhookSender sender = sender(LOOPBACK, true, Optional.empty())) {
            WebhookAnswer answer = post(sender, receiver.url());
            assertThat(answer.failure()).isEqualTo("TIMEOUT");
            assertThat(answer.duration()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(5));
        }
        Names slow = host -> {
            try {
                Thread.sleep(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        try (WebhookSender sender = sender(slow, true, Optional.empty())) {
            assertThat(post(sender, "https://slow.example/").failure()).isEqualTo("TIMEOUT");
        }
    }

    @Test
    void aNameThatWasPointedInwardAfterItsRegistrationLeadsNowhere() throws Exception {
        try (Receiver receiver = new Receiver();
                WebhookSender sender = sender(LOOPBACK, false, Optional.empty())) {
            assertThat(post(sender, "https://shop.example:8443/").failure()).isEqualTo("ADDRESS_NOT_ALLOWED");
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void theConnectionGoesToTheAddressThatWasCheckedThoughTheNameIsAnothersNow() throws Exception {
        Deque<String> answers = new ConcurrentLinkedDeque<>(List.of("127.0.0.1", "127.0.0.2", "127.0.0.2"));
        Names rebinding = host -> List.of(InetAddress.ofLiteral(answers.removeFirst()));
        try (Receiver receiver = new Receiver();
                WebhookSender sender = sender(rebinding, true, Optional.empty())) {
            assertThat(post(sender, "http://rebind.example:" + receiver.port() + "/")
                            .failure())
                    .isNull();
            assertThat(answers).as("the name is looked up once").hasSize(2);
        }
    }

    @Test
    void theCertificateMustBeTrustedAndNameTheHost() throws Exception {
        try (Receiver receiver = Receiver.secure("shop.example", directory)) {
            Optional<Path> trusted = Optional.of(Receiver.certificate("shop.example", directory));
            try (WebhookSender sender = sender(LOOPBACK, true, trusted)) {
                assertThat(post(sender, "https://shop.example:" + receiver.port() + "/")
                                .failure())
                        .isNull();
                assertThat(post(sender, "https://other.example:" + receiver.port() + "/")
                                .failure())
                        .isEqualTo("TLS_FAILED");
            }
            try (WebhookSender sender = sender(LOOPBACK, true, Optional.empty())) {
                assertThat(post(sender, "https://shop.example:" + receiver.port() + "/")
                                .failure())
                        .isEqualTo("TLS_FAILED");
            }
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void nobodyAtTheAddressIsAFailedConnection() throws Exception {
        int free;
        try (Receiver receiver = new Receiver()) {
            free = receiver.port();
        }
        try (WebhookSender sender = sender(LOOPBACK, true, Optional.empty())) {
            assertThat(post(sender, "http://127.0.0.1:" + free + "/").failure()).isEqualTo("CONNECTION_FAILED");
        }
    }

    private static WebhookSender sender(Names names, boolean loopback, Optional<Path> trusted) {
        return new WebhookSender(
                VERTX,
                new TargetPolicy(Set.of(443, 8443), loopback, names),
                Duration.ofMillis(800),
                Duration.ofSeconds(1),
                trusted);
    }

    private static WebhookAnswer post(WebhookSender sender, String url) throws InterruptedException {
        return sender.post(url, Map.of("webhook-id", "m1"), "{\"a\":\"é\"}".getBytes(StandardCharsets.UTF_8), 1);
    }
}
