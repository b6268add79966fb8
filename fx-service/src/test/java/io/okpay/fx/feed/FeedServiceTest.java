package io.okpay.fx.feed;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.fx.FxServiceTest;
import io.okpay.fx.RateWorld;
import io.okpay.platform.testing.TestTokens;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@FxServiceTest
class FeedServiceTest {

    @AfterEach
    void allIsWellAgain() {
        RateWorld.reset();
    }

    @Test
    void theHistoryIsFilledAndAFileThatDidNotChangeIsNotSentAgain() {
        int before = RateWorld.UNCHANGED.get();
        await().atMost(Duration.ofSeconds(20)).until(() -> RateWorld.UNCHANGED.get() > before + 2);
        assertThat(feeds().getInt("feeds.find { it.source == 'ECB' }.quotes.size()"))
                .isEqualTo(RateWorld.rates().size());
        assertThat(feeds().getBoolean("feeds.find { it.source == 'STREAM' }.fresh"))
                .isTrue();
    }

    @Test
    void whateverIsBadInTheDailyFileIsKeptOutWithItsReasonAndTheRestIsTaken() {
        await().until(() -> asOf("ECB", "USD") != null);
        LocalDate day = RateWorld.lastDay();
        Map<String, String> rates = RateWorld.rates();

        rates.remove("USD");
        RateWorld.publish(day.plusDays(1), rates);
        awaitRejection("ECB", "MISSING_CURRENCY", "USD");
        assertThat(asOf("ECB", "JPY")).startsWith(day.plusDays(1).toString());
        assertThat(asOf("ECB", "USD")).startsWith(day.toString());

        rates.putAll(Map.of("USD", "0.0000", "GBP", "-0.84", "CHF", "1.9"));
        RateWorld.publish(day.plusDays(2), rates);
        awaitRejection("ECB", "NOT_POSITIVE", "USD");
        awaitRejection("ECB", "NOT_POSITIVE", "GBP");
        awaitRejection("ECB", "JUMP", "CHF");

        RateWorld.publish(day.plusDays(2), RateWorld.rates());
        awaitRejection("ECB", "REPEATED", null);
        RateWorld.publish(day, RateWorld.rates());
        awaitRejection("ECB", "STALE", null);
        RateWorld.publish(day.plusDays(30), RateWorld.rates());
        awaitRejection("ECB", "FUTURE", null);
        RateWorld.publish("<Envelope");
        awaitRejection("ECB", "MALFORMED", null);
        RateWorld.answersWith(503);
        awaitRejection("ECB", "UNREACHABLE", null);
        assertThat(asOf("ECB", "USD")).startsWith(day.toString());

        RateWorld.answersWith(200);
        RateWorld.publish(day.plusDays(3), RateWorld.rates());
        await().untilAsserted(() ->
                assertThat(asOf("ECB", "USD")).startsWith(day.plusDays(3).toString()));
        assertThat(get("/q/metrics").asString())
                .contains("okpay_fx_feed_rejections_total{reason=\"JUMP\",source=\"ECB\"");
    }

    @Test
    void aStreamOfNonsenseOrOfSilenceIsAskedForAnew() {
        await().until(() -> asOf("STREAM", "KWD") != null);
        RateWorld.streams("{\"base\":\"EUR\"}");
        awaitRejection("STREAM", "MALFORMED", null);
        RateWorld.streams("");
        RateWorld.live("KWD", "99");
        awaitRejection("STREAM", "JUMP", "KWD");
        RateWorld.live("KWD", null);
        awaitRejection("STREAM", "MISSING_CURRENCY", "KWD");
        RateWorld.live("KWD", "3.51");
        await().until(() -> "3.51".equals(quote("STREAM", "KWD", "mid")));
        RateWorld.silent(true);
        awaitRejection("STREAM", "UNREACHABLE", null);
        RateWorld.silent(false);
        RateWorld.live("KWD", "3.52");
        await().until(() -> "3.52".equals(quote("STREAM", "KWD", "mid")));
    }

    @Test
    void onlyOperatorsSeeTheFeeds() {
        get("/v1/fx/feeds").then().statusCode(401);
        given().header("Authorization", "Bearer " + TestTokens.customer(UUID.randomUUID()))
                .get("/v1/fx/feeds")
                .then()
                .statusCode(403);
    }

    private static void awaitRejection(String source, String reason, @Nullable String currency) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            List<Map<String, Object>> rejections =
                    feeds().getList("feeds.find { it.source == '" + source + "' }.rejections");
            assertThat(rejections).anySatisfy(rejection -> {
                assertThat(rejection).containsEntry("reason", reason);
                assertThat(rejection.get("currency")).isEqualTo(currency);
            });
        });
    }

    private static @Nullable String asOf(String source, String currency) {
        return quote(source, currency, "asOf");
    }

    private static @Nullable String quote(String source, String currency, String field) {
        return feeds().getString("feeds.find { it.source == '" + source + "' }.quotes." + currency + "?." + field);
    }

    private static JsonPath feeds() {
        return given().header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "finance"))
                .get("/v1/fx/feeds")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
