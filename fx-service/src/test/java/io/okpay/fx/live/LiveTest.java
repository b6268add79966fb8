package io.okpay.fx.live;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.okpay.fx.FxServiceTest;
import io.okpay.fx.RateWorld;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@FxServiceTest
class LiveTest {

    @AfterEach
    void allIsWellAgain() {
        RateWorld.reset();
    }

    @Test
    @Timeout(30)
    void ratesComeAsEventsWhenTheyMove() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port
                                    + "/v1/fx/rates/stream?pairs=EUR/USD,USD/JPY"))
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofLines());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .get()
                    .asString()
                    .startsWith("text/event-stream");
            RateWorld.live("USD", "1.0901");
            List<String> events = new ArrayList<>();
            try (Stream<String> lines = answer.body()) {
                for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
                    String next = line.next();
                    events.add(next);
                    if (next.contains("\"EUR/USD\":\"1.0901\"")) {
                        break;
                    }
                }
            }
            assertThat(events.getLast()).startsWith("data:").contains("\"USD/JPY\":");
            client.shutdownNow();
        }
    }

    @Test
    void pairsThatDoNotExistAreRefusedBeforeTheStreamBegins() {
        get("/v1/fx/rates/stream?pairs=EUR/RUB").then().statusCode(404).body("code", equalTo("UNKNOWN_PAIR"));
        get("/v1/fx/rates/stream?pairs=EUR/EUR").then().statusCode(422).body("code", equalTo("SAME_CURRENCY"));
    }
}
