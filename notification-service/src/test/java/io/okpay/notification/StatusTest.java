package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.platform.event.ServiceHealthReported;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusTest {

    @Test
    void whatWorksFollowsFromWhatTheServicesSayAndSinceWhenIsKept() {
        report("account-service", true, Instant.now());
        report("payment-service", true, Instant.now());
        report("fx-service", true, Instant.now());
        awaitState("CONVERSION", "OPERATIONAL");
        awaitState("REGISTRATION", "OPERATIONAL");
        Instant up = notedSince();

        report("fx-service", false, Instant.now());
        awaitState("CONVERSION", "DOWN");
        awaitState("TRANSFERS", "OPERATIONAL");
        JsonPath down = status("en");
        assertThat(down.getString("state")).isEqualTo("DOWN");
        Instant since = notedSince();
        assertThat(since).isAfter(up).isBefore(Instant.now());

        report("fx-service", true, Instant.now().minus(Duration.ofHours(1)));
        report("account-service", true, Instant.now());
        report("payment-service", true, Instant.now());
        report("fx-service", false, Instant.now());
        assertThat(state("CONVERSION")).isEqualTo("DOWN");
        assertThat(Instant.parse(since())).isEqualTo(since);

        report("fx-service", true, Instant.now());
        awaitState("CONVERSION", "OPERATIONAL");
    }

    @Test
    void aServicePublishesItsOwnHealth() {
        ServiceHealthReported own = TestEvents.await(
                ServiceHealthReported.class, report -> report.service().equals("notification-service"));
        assertThat(own.ready()).isTrue();
        assertThat(own.failing()).isEmpty();
        assertThat(own.key()).startsWith("notification-service/");
    }

    @Test
    void openIncidentsAreToldInTheReadersLanguage() {
        String title = "Incident " + UUID.randomUUID();
        String admin = "Bearer " + TestTokens.token(UUID.randomUUID(), "admin");
        String draft = """
                {"kind":"INCIDENT","texts":{"en":{"title":"%s","body":"b"},"zh-CN":{"title":"故障 %s","body":"内容"}},
                 "visibleFrom":"%s","audience":"ALL"}""".formatted(title, title, Instant.now().minusSeconds(5));
        String id = given().header("Authorization", admin)
                .contentType("application/json")
                .body(draft)
                .post("/v1/announcement-drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(incidents("en")).doesNotContain(title);
        act(admin, id, "publication", 1);
        assertThat(incidents("en")).contains(title);
        assertThat(incidents("zh-CN")).contains("故障 " + title);
        act(admin, id, "withdrawal", 2);
        assertThat(incidents("en")).doesNotContain(title);
    }

    private static void act(String admin, String id, String action, int version) {
        given().header("Authorization", admin)
                .contentType("application/json")
                .body("{\"version\":" + version + "}")
                .post("/v1/announcement-drafts/" + id + "/" + action)
                .then()
                .statusCode(200);
    }

    private static List<String> incidents(String language) {
        return status(language).getList("incidents.title", String.class);
    }

    private static void report(String service, boolean ready, Instant at) {
        TestEvents.publish(new ServiceHealthReported(
                service, "test", ready, ready ? List.of() : List.of("Database connections health check"), at));
    }

    private static void awaitState(String capability, String state) {
        await().atMost(Duration.ofSeconds(15)).until(() -> state(capability).equals(state));
    }

    private static String state(String capability) {
        return status("en").getString("capabilities.find { it.capability == '" + capability + "' }.state");
    }

    /** A state that lasts is noted after a moment; until then it is as old as the answer. */
    private static Instant notedSince() {
        AtomicReference<String> before = new AtomicReference<>("");
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    String now = since();
                    return now.equals(before.getAndSet(now));
                });
        return Instant.parse(before.get());
    }

    private static String since() {
        return status("en").getString("capabilities.find { it.capability == 'CONVERSION' }.since");
    }

    private static JsonPath status(String language) {
        return given().header("Accept-Language", language)
                .get("/v1/status")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
