package io.okpay.sandbox.rates;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.xml.XmlPath;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RatesTest {

    private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T18:00:00Z");

    private final ObjectMapper json = new ObjectMapper();

    @AfterEach
    void normal() {
        behave("ECB", "NORMAL");
        behave("STREAM", "NORMAL");
    }

    @Test
    void one_seed_makes_one_history_of_business_days_with_rates_that_move_a_little() {
        Map<LocalDate, Map<String, BigDecimal>> days = new ReferenceRates(7).until(MONDAY_EVENING);
        assertThat(days).isEqualTo(new ReferenceRates(7).until(MONDAY_EVENING)).hasSizeGreaterThan(700);
        assertThat(days).isNotEqualTo(new ReferenceRates(8).until(MONDAY_EVENING));
        assertThat(days.keySet()).allMatch(ReferenceRates::isBusinessDay).contains(LocalDate.of(2026, 11, 23));
        assertThat(new ReferenceRates(7).until(Instant.parse("2026-11-23T14:59:59Z")))
                .doesNotContainKey(LocalDate.of(2026, 11, 23));
        Map<String, BigDecimal> before = null;
        for (Map<String, BigDecimal> day : days.values()) {
            if (before != null) {
                Map<String, BigDecimal> last = before;
                assertThat(day)
                        .allSatisfy((currency, rate) -> assertThat(rate.doubleValue()
                                        / last.getOrDefault(currency, rate).doubleValue())
                                .isBetween(0.95, 1.05));
            }
            before = day;
        }
    }

    @Test
    void the_files_have_the_banks_form_with_thirty_currencies() {
        XmlPath daily =
                get("/ecb/eurofxref-daily.xml").then().statusCode(200).extract().xmlPath();
        assertThat(daily.getList("Envelope.Cube.Cube.Cube.@currency"))
                .hasSize(30)
                .contains("USD", "JPY");
        int lastDays = get("/ecb/eurofxref-hist-90d.xml")
                .xmlPath()
                .getList("Envelope.Cube.Cube")
                .size();
        int all = get("/ecb/eurofxref-hist.xml")
                .xmlPath()
                .getList("Envelope.Cube.Cube")
                .size();
        assertThat(lastDays).isBetween(60, 65);
        assertThat(all).isGreaterThan(90);
    }

    @Test
    void a_file_that_did_not_change_is_not_sent_again() {
        String tag = get("/ecb/eurofxref-daily.xml").header("ETag");
        given().header("If-None-Match", tag)
                .get("/ecb/eurofxref-daily.xml")
                .then()
                .statusCode(304);
    }

    @Test
    void each_switch_spoils_the_daily_file_in_its_own_way() {
        behave("ECB", "MISSING_CURRENCY");
        assertThat(daily()).doesNotContain("'USD'");
        behave("ECB", "ZERO");
        assertThat(daily()).contains("currency='USD' rate='0'");
        behave("ECB", "NEGATIVE");
        assertThat(daily()).contains("currency='USD' rate='-");
        behave("ECB", "MALFORMED");
        assertThat(daily()).doesNotContain("</gesmes:Envelope>");
        behave("ECB", "DOCTYPE");
        assertThat(daily()).contains("<!DOCTYPE");
        behave("ECB", "REPEATED");
        String tag = get("/ecb/eurofxref-daily.xml").header("ETag");
        given().header("If-None-Match", tag)
                .get("/ecb/eurofxref-daily.xml")
                .then()
                .statusCode(200);
        behave("ECB", "DOWN");
        get("/ecb/eurofxref-daily.xml").then().statusCode(503);
    }

    @Test
    void the_stream_walks_near_the_reference_rates_and_moves_when_it_is_told() throws Exception {
        List<JsonNode> lines = lines(3);
        double reference = new ReferenceRates(20240102)
                .until(Instant.now()).values().stream()
                        .reduce((one, next) -> next)
                        .orElseThrow()
                        .getOrDefault("USD", BigDecimal.ONE)
                        .doubleValue();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.path("base").asText()).isEqualTo("EUR");
            assertThat(line.path("mids").size()).isEqualTo(34);
            assertThat(line.at("/mids/USD").asDouble() / reference).isBetween(0.99, 1.01);
        });
        assertThat(lines.getFirst().at("/mids/USD"))
                .isNotEqualTo(lines.getLast().at("/mids/USD"));
        given().contentType(ContentType.JSON)
                .body(Map.of("feed", "STREAM", "behaviour", "MOVED", "currency", "USD", "factor", 1.04))
                .post("/sandbox/rates/behaviour")
                .then()
                .statusCode(200)
                .body("STREAM.factor", equalTo(1.04f));
        assertThat(lines(1).getFirst().at("/mids/USD").asDouble() / reference).isBetween(1.03, 1.05);
    }

    @Test
    void a_stream_that_is_down_is_refused_and_a_switch_that_nobody_knows_too() {
        behave("STREAM", "DOWN");
        get("/rates/stream").then().statusCode(503);
        given().contentType(ContentType.JSON)
                .body(Map.of("feed", "STREAM", "behaviour", "UNHEARD_OF"))
                .post("/sandbox/rates/behaviour")
                .then()
                .statusCode(400);
    }

    private List<JsonNode> lines(int count) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/rates/stream"))
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            List<JsonNode> lines = new ArrayList<>();
            try (Stream<String> body = answer.body()) {
                for (Iterator<String> line = body.iterator(); lines.size() < count; ) {
                    lines.add(json.readTree(line.next()));
                }
            }
            client.shutdownNow();
            return lines;
        }
    }

    private static String daily() {
        return get("/ecb/eurofxref-daily.xml").asString();
    }

    private static void behave(String feed, String behaviour) {
        given().contentType(ContentType.JSON)
                .body(Map.of("feed", feed, "behaviour", behaviour))
                .post("/sandbox/rates/behaviour")
                .then()
                .statusCode(200);
    }
}
