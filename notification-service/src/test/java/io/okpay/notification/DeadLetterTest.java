package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.CloudEventHeaders;
import io.okpay.platform.event.EventType;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadLetterTest {

    private final UUID admin = UUID.randomUUID();

    @Test
    void operatorsSeeWhatCouldNotBeHandledAndSayWhatTheyDidAboutIt() {
        String key = UuidCreator.getTimeOrderedEpoch().toString();
        TestEvents.publish(CloudEventHeaders.record(
                EventType.MESSAGE_REQUESTED.topic(),
                key,
                UuidCreator.getTimeOrderedEpoch(),
                EventType.MESSAGE_REQUESTED.type(),
                "/test",
                Instant.now(),
                null,
                "not json".getBytes(StandardCharsets.UTF_8)));
        await().atMost(Duration.ofSeconds(20)).until(() -> letters(key, false).size() == 1);
        Map<String, Object> letter = letters(key, false).getFirst();
        assertThat(letter)
                .containsEntry("topic", EventType.MESSAGE_REQUESTED.topic())
                .containsEntry("type", EventType.MESSAGE_REQUESTED.type())
                .containsKey("offset");
        assertThat(String.valueOf(letter.get("reason"))).isNotBlank();

        String dismissal = "/v1/dead-letters/" + letter.get("id") + "/dismissal";
        assertThat(as("support").get("/v1/dead-letters").statusCode()).isEqualTo(403);
        assertThat(as("admin").body("{\"note\":\" \"}").post(dismissal).statusCode())
                .isEqualTo(400);
        assertThat(as("admin").body("{\"note\":\"a test\"}").post(dismissal).<String>path("dismissedBy"))
                .isEqualTo(admin.toString());
        assertThat(as("admin").body("{\"note\":\"again\"}").post(dismissal).<String>path("code"))
                .isEqualTo("DEAD_LETTER_ALREADY_DISMISSED");
        assertThat(letters(key, false)).isEmpty();
        assertThat(letters(key, true)).hasSize(1);
    }

    private List<Map<String, Object>> letters(String key, boolean dismissed) {
        return as("admin")
                .get("/v1/dead-letters?limit=100&dismissed=" + dismissed)
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(one -> key.equals(one.get("key")))
                .toList();
    }

    private RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + TestTokens.token(admin, role))
                .contentType("application/json");
    }
}
