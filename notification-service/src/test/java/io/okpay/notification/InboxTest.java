package io.okpay.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {

    /** One event of a stream. */
    private record Event(String id, String data) {}

    private CustomerWorld mei = new CustomerWorld(UUID.randomUUID(), "", "");

    @BeforeEach
    void register() {
        mei = CustomerWorld.registered("en");
    }

    @Test
    void whatACustomerWasToldStandsInTheInboxInTheLanguageOfWhoReads() {
        UUID payment = mei.receives("12.50");
        mei.awaitKind("PAYMENT_RECEIVED");
        Response english = mei.request().get("/v1/me/inbox?category=WALLET&limit=1");
        assertThat(english.<String>path("items[0].text")).isEqualTo("You received 12.50 USD from OKPay.");
        assertThat(english.<String>path("items[0].paymentId")).isEqualTo(payment.toString());
        assertThat(english.<String>path("items[0].readAt")).isNull();
        assertThat(mei.request()
                        .header("Accept-Language", "zh-CN")
                        .get("/v1/me/inbox?limit=1")
                        .<String>path("items[0].text"))
                .isEqualTo("您收到来自 OKPay 的 12.50 USD。");
        assertThat(mei.request()
                        .header("Accept-Language", "fr")
                        .get("/v1/me/inbox?limit=1")
                        .<String>path("items[0].text"))
                .startsWith("You received");
    }

    @Test
    void pagesStandStillAndWhatWasReadIsCounted() {
        IntStream.rangeClosed(1, 5).forEach(i -> mei.receives(i + ".00"));
        org.awaitility.Awaitility.await().until(() -> mei.kinds().size() == 6);
        Response first = mei.request().get("/v1/me/inbox?limit=2");
        String second = mei.request()
                .get("/v1/me/inbox?limit=2&cursor=" + first.path("nextCursor"))
                .asString();
        mei.receives("6.00");
        org.awaitility.Awaitility.await().until(() -> mei.kinds().size() == 7);
        Response again = mei.request().get("/v1/me/inbox?limit=2&cursor=" + first.path("nextCursor"));
        assertThat(again.<List<String>>path("items.text"))
                .isEqualTo(io.restassured.path.json.JsonPath.from(second).getList("items.text"));
        assertThat(again.<Integer>path("unread")).isEqualTo(7);

        assertThat(mei.request()
                        .post("/v1/me/inbox/" + first.path("items[0].id") + "/read")
                        .<Integer>path("unread"))
                .isEqualTo(6);
        assertThat(mei.request()
                        .body("{\"upTo\":\"" + first.path("items[0].id") + "\"}")
                        .post("/v1/me/inbox/read")
                        .<Integer>path("unread"))
                .isEqualTo(1);
        assertThat(mei.request().get("/v1/me/inbox?unread=true").<List<String>>path("items.text"))
                .containsExactly("You received 6.00 USD from OKPay.");
    }

    @Test
    void anothersItemsAreNotThereAndCursorsOfOtherListsAreNone() {
        CustomerWorld ben = CustomerWorld.registered("en");
        mei.receives("1.00");
        mei.awaitKind("PAYMENT_RECEIVED");
        String id = mei.request().get("/v1/me/inbox?limit=1").path("items[0].id");
        assertRefused(ben.request().post("/v1/me/inbox/" + id + "/read"), 404, "NOT_FOUND");
        assertRefused(ben.request().body("{\"upTo\":\"" + id + "\"}").post("/v1/me/inbox/read"), 404, "NOT_FOUND");
        assertThat(ben.kinds()).doesNotContain("PAYMENT_RECEIVED");

        String cursor = mei.request().get("/v1/me/inbox?limit=1").path("nextCursor");
        assertRefused(mei.request().get("/v1/me/inbox?cursor=nonsense"), 400, "CURSOR_INVALID");
        assertRefused(
                RestAssured.given()
                        .header("Authorization", "Bearer " + TestTokens.token(UUID.randomUUID(), "support"))
                        .get("/v1/messages?cursor=" + cursor),
                400,
                "CURSOR_INVALID");
        assertRefused(mei.request().get("/v1/support-conversations?cursor=" + cursor), 400, "CURSOR_INVALID");
        assertRefused(mei.request().get("/v1/me/inbox?limit=0"), 400, "VALIDATION_FAILED");
    }

    @Test
    void aStreamShowsWhatComesAndGoesOnAfterTheLastEventThatWasSeen() throws IOException {
        List<Event> live = stream(mei, null, 2, () -> {
            mei.receives("1.00");
            mei.receives("2.00");
        });
        assertThat(live)
                .extracting(Event::data)
                .satisfiesExactly(
                        one -> assertThat(one).contains("1.00 USD"),
                        two -> assertThat(two).contains("2.00 USD"));
        mei.receives("3.00");
        assertThat(stream(mei, live.getFirst().id(), 2, () -> {}))
                .extracting(Event::data)
                .satisfiesExactly(
                        two -> assertThat(two).contains("2.00 USD"),
                        three -> assertThat(three).contains("3.00 USD"));
        String position = mei.request().get("/v1/me/inbox").path("position");
        assertThat(stream(mei, position, 1, () -> mei.receives("4.00"))
                        .getFirst()
                        .data())
                .contains("4.00 USD");
        assertRefused(mei.request().header("Last-Event-ID", "x").get("/v1/me/inbox/events"), 400, "VALIDATION_FAILED");
    }

    /** Reads so many events; the action runs when the stream is open. */
    private static List<Event> stream(CustomerWorld who, @Nullable String last, int count, Runnable action)
            throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/me/inbox/events")
                        .toURL()
                        .openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + TestTokens.customer(who.id()));
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(15_000);
        if (last != null) {
            connection.setRequestProperty("Last-Event-ID", last);
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
        action.run();
        List<Event> events = new ArrayList<>();
        String id = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && events.size() < count; line = lines.readLine()) {
                if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("data:")) {
                    events.add(new Event(id, line));
                }
            }
        } finally {
            connection.disconnect();
        }
        return events;
    }

    private static void assertRefused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
