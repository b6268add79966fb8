package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.platform.event.TariffChange;
import io.okpay.platform.event.TariffPublished;
import io.okpay.platform.event.TariffTerms;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AnnouncementTest {

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final String ADMIN = TestTokens.token(UUID.randomUUID(), "admin");

    private final io.agroal.api.AgroalDataSource dataSource;
    private final String title = "Title " + UUID.randomUUID();

    AnnouncementTest(io.agroal.api.AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Test
    void aDraftIsSeenByNobodyUntilItIsPublishedAndNotAfterItWasWithdrawn() {
        Response draft = post("", draft(title, "ALL", "[]"));
        assertThat(draft.statusCode()).isEqualTo(201);
        String id = draft.path("id");
        assertThat(titles("en")).doesNotContain(title);
        assertThat(post("/" + id + "/publication", "{\"version\":1}").statusCode())
                .isEqualTo(200);
        assertThat(titles("en")).contains(title);
        assertThat(titles("zh-CN")).contains("公告 " + title);
        assertRefused(post("/" + id + "/publication", "{\"version\":2}"), 409, "ANNOUNCEMENT_NOT_DRAFT");
        assertThat(post("/" + id + "/withdrawal", "{\"version\":2}").statusCode())
                .isEqualTo(200);
        assertThat(titles("en")).doesNotContain(title);
        assertRefused(post("/" + id + "/withdrawal", "{\"version\":3}"), 409, "ANNOUNCEMENT_NOT_PUBLISHED");
    }

    @Test
    void whoReadAnOlderVersionOverwritesNothing() {
        String id = post("", draft(title, "ALL", "[]")).path("id");
        String edit = "{\"version\":1,\"announcement\":" + draft(title + " new", "ALL", "[]") + "}";
        assertThat(operator().body(edit).put("/v1/announcement-drafts/" + id).statusCode())
                .isEqualTo(200);
        Response stale = operator().body(edit).put("/v1/announcement-drafts/" + id);
        assertRefused(stale, 409, "ANNOUNCEMENT_CHANGED");
        assertThat(stale.<Integer>path("version")).isEqualTo(2);
        assertRefused(post("/" + id + "/publication", "{\"version\":1}"), 409, "ANNOUNCEMENT_CHANGED");
        assertThat(operator().get("/v1/announcement-drafts/" + id).<String>path("texts.en.title"))
                .isEqualTo(title + " new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"zh-CN\":{|\"zhXX\":{|400|MALFORMED_REQUEST",
                "\"ALL\"|\"COUNTRIES\"|422|ANNOUNCEMENT_AUDIENCE_INVALID",
                "[]|[\"US\"]|422|ANNOUNCEMENT_AUDIENCE_INVALID"
            })
    void whatIsWrongIsNamedAndNothingIsDrafted(String right, String wrong, int status, String code) {
        Response answer = post("", draft(title, "ALL", "[]").replace(right, wrong));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (status != 400) {
            assertThat(answer.<String>path("code")).isEqualTo(code);
        }
        assertThat(operator().get("/v1/announcement-drafts").asString()).doesNotContain(title);
    }

    @Test
    void aMissingTranslationIsRefused() {
        String body = """
                {"kind":"NEWS","texts":{"en":{"title":"%s","body":"b"}},"visibleFrom":"%s","audience":"ALL"}""".formatted(title, start);
        Response answer = post("", body);
        assertRefused(answer, 422, "ANNOUNCEMENT_TRANSLATION_MISSING");
        assertThat(answer.<String>path("fields[0].field")).isEqualTo("texts.zh-CN");
        assertThat(operator().get("/v1/announcement-drafts").asString()).doesNotContain(title);
    }

    @Test
    void aScheduleThatShowsNothingIsRefused() {
        assertRefused(post("", draft(title, start, start, null, "ALL", "[]")), 422, "ANNOUNCEMENT_SCHEDULE_EMPTY");
        assertRefused(
                post("", draft(title, start, start.plusSeconds(60), start.plusSeconds(61), "ALL", "[]")),
                422,
                "ANNOUNCEMENT_PIN_OUTSIDE");
        String over = post("", draft(title, start.minusSeconds(60), start.minusSeconds(1), null, "ALL", "[]"))
                .path("id");
        assertRefused(post("/" + over + "/publication", "{\"version\":1}"), 422, "ANNOUNCEMENT_OVER");
    }

    @Test
    void whatIsScheduledIsSeenFromItsStartToItsEnd() {
        publish(draft(title, start.plusSeconds(3600), null, null, "ALL", "[]"));
        assertThat(titles("en")).doesNotContain(title);
        String short1 = title + " short";
        publish(draft(short1, start, Instant.now().plusSeconds(2), null, "ALL", "[]"));
        assertThat(titles("en")).contains(short1);
        await().atMost(Duration.ofSeconds(10)).until(() -> !titles("en").contains(short1));
    }

    @Test
    void anAudienceReadsWhatConcernsIt() {
        publish(draft(title + " de", "COUNTRIES", "[\"DE\",\"AT\"]"));
        publish(draft(title + " gold", "TIERS", "[\"GOLD\"]"));
        publish(draft(title + " shops", "MERCHANTS", "[]"));
        assertThat(mine(Map.of())).isEmpty();
        assertThat(mine(Map.of("country", "AT"))).containsExactly(title + " de");
        assertThat(mine(Map.of("country", "FR"))).isEmpty();
        assertThat(mine(Map.of("tier", "GOLD"))).containsExactly(title + " gold");
        assertThat(mine(Map.of("merchant", "true"))).containsExactly(title + " shops");
        assertRefused(given().queryParam("country", "Austria").get("/v1/announcements"), 400, "VALIDATION_FAILED");
    }

    @Test
    void pinnedOnesComeFirstAndPagesAreStableWhileOthersPublish() {
        String tier = "T" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L);
        String values = "[\"" + tier + "\"]";
        publish(draft(title + " 0", start.minusSeconds(50), null, start.plusSeconds(900), "TIERS", values));
        for (int i = 1; i < 5; i++) {
            publish(draft(title + " " + i, start.minusSeconds(10 + i), null, null, "TIERS", values));
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request =
                    given().queryParam("tier", tier).queryParam("limit", 2).queryParam("kind", "MAINTENANCE");
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            Response page = request.get("/v1/announcements");
            assertThat(page.statusCode()).isEqualTo(200);
            seen.addAll(page.jsonPath().getList("items.title", String.class));
            cursor = page.path("nextCursor");
            publish(draft(title + " late", start.minusSeconds(1), null, null, "TIERS", values));
        } while (cursor != null && seen.size() < 200);
        assertThat(seen.stream().filter(one -> one.startsWith(title) && !one.endsWith("late")))
                .containsExactly(title + " 0", title + " 1", title + " 2", title + " 3", title + " 4");
        assertRefused(given().queryParam("cursor", "nonsense").get("/v1/announcements"), 400, "CURSOR_INVALID");
        assertRefused(given().queryParam("limit", "101").get("/v1/announcements"), 400, "VALIDATION_FAILED");
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() {
        String country = "MT";
        Response first = given().queryParam("country", country)
                .queryParam("kind", "NEWS")
                .get("/v1/announcements");
        Response again = given().queryParam("country", country)
                .queryParam("kind", "NEWS")
                .header("If-None-Match", first.header("ETag"))
                .get("/v1/announcements");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(first.header("Vary")).contains("Accept-Language");
    }

    @Test
    void onlyAdminsWrite() {
        for (String role : List.of("customer", "support", "finance")) {
            assertRefused(
                    given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), role))
                            .contentType("application/json")
                            .body(draft(title, "ALL", "[]"))
                            .post("/v1/announcement-drafts"),
                    403,
                    "FORBIDDEN");
        }
        assertThat(given().get("/v1/announcement-drafts").statusCode()).isEqualTo(401);
    }

    @Test
    void aNewTariffAnnouncesItselfOnceWithOldAndNewPricesSideBySide() {
        int version = ThreadLocalRandom.current().nextInt(1_000, 1_000_000);
        TariffPublished event = new TariffPublished(
                version,
                start.plus(Duration.ofDays(20)),
                title,
                start,
                List.of(new TariffChange(
                        "TRANSFER",
                        null,
                        "INTERNATIONAL",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new TariffTerms(300, 0, 1, null),
                        new TariffTerms(325, 0, 1, null))));
        TestEvents.publish(event);
        TestEvents.publish(event);
        await().atMost(Duration.ofSeconds(15)).until(() -> !fees("en").isEmpty());
        Map<String, Object> announced = fees("en").getFirst();
        assertThat(announced.get("pinned")).isEqualTo(true);
        assertThat(String.valueOf(announced.get("body"))).contains("transfer, international: 3.00 % → 3.25 %");
        assertThat(String.valueOf(fees("zh-CN").getFirst().get("body"))).contains("转账，国际：3.00 % → 3.25 %");
        assertThat(String.valueOf(announced.get("prices")))
                .contains("before={basisPoints=300", "after={basisPoints=325");
        TestEvents.publish(new TariffPublished(version + 1, start.plus(Duration.ofDays(30)), title, start, null));
        await().atMost(Duration.ofSeconds(15)).until(() -> fees("en").size() >= 2);
        assertThat(fees("en")).hasSize(2);
    }

    @Test
    void everyCustomerWhomNewFeesConcernIsToldOnceInTheirLanguage() {
        CustomerWorld mei = CustomerWorld.registered("zh-CN");
        post(
                "/" + post("", fees("Fees of here", "COUNTRIES", "[\"US\"]")).path("id") + "/publication",
                "{\"version\":1}");
        post(
                "/"
                        + post("", fees("Fees of elsewhere", "COUNTRIES", "[\"DE\"]"))
                                .path("id") + "/publication",
                "{\"version\":1}");
        mei.awaitKind("ANNOUNCEMENT");
        await().atMost(Duration.ofSeconds(15)).until(() -> told("Fees of elsewhere"));
        assertThat(mei.request().get("/v1/me/inbox?category=ANNOUNCEMENTS").<List<String>>path("items.title"))
                .contains("公告 Fees of here")
                .doesNotContain("公告 Fees of elsewhere")
                .doesNotHaveDuplicates();
        await().until(() -> OutsideWorld.mails(mei.email()).stream().anyMatch(mail -> {
            try {
                return mail.getSubject().equals("公告 Fees of here");
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    private boolean told(String of) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT 1 FROM announcement WHERE title_en = ? AND told_at IS NOT NULL")) {
            select.setString(1, of);
            return select.executeQuery().next();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String fees(String of, String audience, String values) {
        return draft(of, Instant.now(), null, null, audience, values).replace("MAINTENANCE", "FEES");
    }

    private List<Map<String, Object>> fees(String language) {
        return given()
                .header("Accept-Language", language)
                .queryParam("kind", "FEES")
                .queryParam("limit", 100)
                .get("/v1/announcements")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(one -> String.valueOf(one.get("body")).contains(title))
                .toList();
    }

    private List<String> mine(Map<String, String> audience) {
        return given()
                .queryParams(audience)
                .queryParam("limit", 100)
                .get("/v1/announcements")
                .jsonPath()
                .getList("items.title", String.class)
                .stream()
                .filter(one -> one.startsWith(title))
                .toList();
    }

    private static List<String> titles(String language) {
        return given().header("Accept-Language", language)
                .queryParam("limit", 100)
                .get("/v1/announcements")
                .jsonPath()
                .getList("items.title", String.class);
    }

    private static void publish(String draft) {
        String id = post("", draft).then().statusCode(201).extract().path("id");
        assertThat(post("/" + id + "/publication", "{\"version\":1}").statusCode())
                .isEqualTo(200);
    }

    private String draft(String title, String audience, String values) {
        return draft(title, start, null, null, audience, values);
    }

    private static String draft(
            String title,
            Instant from,
            @org.jspecify.annotations.Nullable Instant until,
            @org.jspecify.annotations.Nullable Instant pinned,
            String audience,
            String values) {
        return """
                {"kind":"MAINTENANCE","texts":{"en":{"title":"%s","body":"Body"},"zh-CN":{"title":"公告 %s","body":"内容"}},
                 "visibleFrom":"%s"%s%s,"audience":"%s","audienceValues":%s}""".formatted(
                        title,
                        title,
                        from,
                        until == null ? "" : ",\"visibleUntil\":\"" + until + "\"",
                        pinned == null ? "" : ",\"pinnedUntil\":\"" + pinned + "\"",
                        audience,
                        values);
    }

    private static Response post(String path, String body) {
        return operator().body(body).post("/v1/announcement-drafts" + path);
    }

    private static io.restassured.specification.RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + ADMIN).contentType("application/json");
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
