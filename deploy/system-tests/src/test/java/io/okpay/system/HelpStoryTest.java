package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class HelpStoryTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 1, 2, 3};

    private final Gateway gateway = RunningSuite.gateway();

    @Test
    void theStatusPageKnowsFromTheServicesThemselvesThatAllWorks() {
        soon().until(() -> get("/v1/status").at("/state"), "OPERATIONAL"::equals);
        JsonNode capabilities = get("/v1/status").body().at("/capabilities");
        assertThat(capabilities)
                .hasSizeGreaterThan(8)
                .allSatisfy(one ->
                        assertThat(Instant.parse(one.at("/since").asText())).isBefore(Instant.now()));
    }

    @Test
    void theTypeOfAProblemLeadsToAPage() {
        String type = gateway.call("GET", "/v1/me", null, null).expect(401).at("/type");
        String path = type.substring("https://okpay.io".length());
        Answer page = gateway.call("GET", path, null, null, "Accept", "text/html,*/*;q=0.8", "Accept-Language", "zh")
                .expect(200);
        assertThat(page.text()).contains("<!doctype html>", "下一步", "UNAUTHENTICATED");
        assertThat(gateway.call("GET", path, null, null, "Accept", "application/json")
                        .expect(200)
                        .at("/nextStep"))
                .isNotBlank();
    }

    @Test
    void aQuestionIsFoundAndAnAnnouncementIsReadByEverybody() {
        assertThat(get("/v1/faq?q=frozen").at("/items/0/slug")).isEqualTo("account-frozen");
        assertThat(get("/v1/contact-channels").body().at("/items")).isNotEmpty();
        String title = "News " + UUID.randomUUID();
        String admin = RunningSuite.staff(gateway, "admin");
        String id = gateway.call(
                        "POST",
                        "/v1/announcement-drafts",
                        admin,
                        Map.of(
                                "kind",
                                "NEWS",
                                "texts",
                                Map.of(
                                        "en",
                                        Map.of("title", title, "body", "b"),
                                        "zh-CN",
                                        Map.of("title", "新闻", "body", "内容")),
                                "visibleFrom",
                                Instant.now().minusSeconds(60).toString(),
                                "audience",
                                "ALL"))
                .expect(201)
                .at("/id");
        gateway.call("POST", "/v1/announcement-drafts/" + id + "/publication", admin, Map.of("version", 1))
                .expect(200);
        assertThat(get("/v1/announcements?limit=100").text()).contains(title);
    }

    @Test
    void aCodeThatDoesNotArriveIsReadOutByACall() {
        String phone = "+1415" + ThreadLocalRandom.current().nextInt(2_000_000, 9_990_000);
        String challenge = gateway.call(
                        "POST",
                        "/v1/registrations",
                        null,
                        Map.of(
                                "phone", phone,
                                "password", "plum-river-lantern",
                                "fullName", "Mei Lin",
                                "country", "US",
                                "locale", "en"))
                .expect(201)
                .at("/challenge/id");
        soon().until(() -> resendByVoice(challenge), status -> status == 202);
        soon().until(() -> gateway.inbox(phone).at("/messages/0/channel"), "voice"::equals);
        String spoken = gateway.inbox(phone).at("/messages/0/text");
        String code = spoken.replaceAll("(?s).*is ((\\d )+\\d)\\. Once.*", "$1").replace(" ", "");
        gateway.call("POST", "/v1/otp-challenges/" + challenge + "/verification", null, Map.of("code", code))
                .expect(200);
    }

    @Test
    void aCustomerTalksWithSupportLiveAndSendsAFileOfFiveMebibytes() throws Exception {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        String support = RunningSuite.staff(gateway, "support");
        String id = mei.call(
                        "POST",
                        "/v1/support-conversations",
                        Map.of("subject", "Hello", "category", "ACCOUNT", "text", "one"))
                .expect(201)
                .at("/id");
        HttpResponse<Stream<String>> stream = HttpClient.newHttpClient()
                .send(
                        request("/v1/support-streams/" + id, mei.token())
                                .header("Accept", "text/event-stream")
                                .build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        gateway.call("POST", "/v1/support-desk/conversations/" + id + "/messages", support, Map.of("text", "two"))
                .expect(201);
        assertThat(upload(id, mei.token(), 5 * 1024 * 1024)).isEqualTo(201);
        assertThat(upload(id, mei.token(), 5 * 1024 * 1024 + 1)).isEqualTo(413);
        try (Stream<String> lines = stream.body()) {
            List<String> entries =
                    lines.filter(line -> line.startsWith("data:")).limit(3).toList();
            assertThat(entries.get(0)).contains("\"one\"");
            assertThat(entries.get(1)).contains("\"two\"");
            assertThat(entries.get(2)).contains("\"ATTACHMENT\"");
        }
        WalletCustomer other = WalletCustomer.register(gateway, "Ann Lee");
        other.call("GET", "/v1/support-conversations/" + id, null).expect(404);
    }

    private int upload(String conversation, String token, int size) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        request("/v1/support-attachments?name=big.png&conversation=" + conversation, token)
                                .header("Content-Type", "image/png")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(Arrays.copyOf(PNG, size)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(RunningSuite.get().gatewayUrl() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private int resendByVoice(String challenge) {
        return gateway.call("POST", "/v1/otp-challenges/" + challenge + "/resend?channel=VOICE", null, null)
                .status();
    }

    private Answer get(String path) {
        return gateway.call("GET", path, null, null).expect(200);
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500));
    }
}
