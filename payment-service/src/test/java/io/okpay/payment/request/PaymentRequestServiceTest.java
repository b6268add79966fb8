package io.okpay.payment.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.okpay.payment.Customer;
import io.okpay.payment.PaymentServiceTest;
import io.okpay.platform.event.PaymentRequestCancelled;
import io.okpay.platform.event.PaymentRequestDeclined;
import io.okpay.platform.event.PaymentRequestExpired;
import io.okpay.platform.event.PaymentRequestOpened;
import io.okpay.platform.testing.TestEvents;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@PaymentServiceTest
class PaymentRequestServiceTest {

    @Inject
    DataSource dataSource;

    @Test
    void bothSidesSeeTheRequestEachFromItsOwnSide() {
        Customer asker = Customer.named("Mei Lin");
        Customer payer = Customer.named("Ben Okafor");
        String id = Ask.of(asker, payer.phone(), "12.50").id();
        asker.calls()
                .get("/v1/payment-requests/" + id)
                .then()
                .statusCode(200)
                .body("direction", equalTo("OUT"))
                .body("state", equalTo("OPEN"))
                .body("amount.amount", equalTo("12.50"))
                .body("payer.phone", equalTo(payer.phone()))
                .body("note", equalTo("Lunch"))
                .body("askerName", nullValue());
        payer.calls()
                .get("/v1/payment-requests/" + id)
                .then()
                .statusCode(200)
                .body("direction", equalTo("IN"))
                .body("askerName", equalTo("Mei L."))
                .body("payer", nullValue());
        PaymentRequestOpened told = TestEvents.await(
                PaymentRequestOpened.class,
                event -> event.requestId().toString().equals(id));
        assertThat(told.askerId()).isEqualTo(asker.id());
        assertThat(told.payerId()).isEqualTo(payer.id());
        assertThat(told.note()).isEqualTo("Lunch");
    }

    @Test
    void anEmailAddressReachesItsOwnerHoweverItIsWritten() {
        Customer asker = Customer.named("Mei Lin");
        Customer payer = Customer.named("Ben Okafor");
        String id =
                Ask.of(asker, payer.email().toUpperCase(Locale.ROOT), "1.00").id();
        payer.calls().get("/v1/payment-requests/" + id).then().body("direction", equalTo("IN"));
    }

    @Test
    void theAnswerDoesNotTellWhetherACustomerIsAsked() {
        Customer asker = Customer.named("Mei Lin");
        Response known =
                Ask.of(asker, Customer.named("Ben Okafor").phone(), "5.00").response();
        Response unknown = Ask.of(asker, Customer.somePhone(), "5.00").response();
        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(201);
        assertThat(withoutWhatDiffersAnyway(known)).isEqualTo(withoutWhatDiffersAnyway(unknown));
        List<JsonPath> read = List.of(known, unknown).stream()
                .map(answer -> asker.calls()
                        .get("/v1/payment-requests/" + answer.path("id"))
                        .jsonPath())
                .toList();
        assertThat(read.getFirst().getMap("").keySet())
                .isEqualTo(read.getLast().getMap("").keySet());
    }

    @Test
    void whoBecomesACustomerLaterFindsTheRequest() {
        Customer asker = Customer.named("Mei Lin");
        String phone = Customer.somePhone();
        String id = Ask.of(asker, phone, "5.00").id();
        Customer later = Customer.of("Ann Bo", phone);
        later.calls()
                .queryParam("direction", "in")
                .get("/v1/payment-requests")
                .then()
                .body("items.id", equalTo(List.of(id)));
        act(later, id, "declination").then().statusCode(200).body("state", equalTo("DECLINED"));
        assertThat(TestEvents.await(
                                PaymentRequestDeclined.class,
                                event -> event.requestId().toString().equals(id))
                        .payerId())
                .isEqualTo(later.id());
    }

    @Test
    void theListPagesThroughBothDirectionsNewestFirst() {
        Customer me = Customer.named("Mei Lin");
        Customer friend = Customer.named("Ben Okafor");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.addFirst(Ask.of(i % 2 == 0 ? me : friend, i % 2 == 0 ? friend.phone() : me.phone(), "1.00")
                    .id());
        }
        JsonPath first = list(me, Map.of("limit", "3"));
        JsonPath second = list(me, Map.of("limit", "3", "cursor", first.getString("nextCursor")));
        assertThat(first.getList("items.id")).isEqualTo(ids.subList(0, 3));
        assertThat(second.getList("items.id")).isEqualTo(ids.subList(3, 4));
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(list(me, Map.of("direction", "out")).getList("items.id")).containsExactly(ids.get(1), ids.get(3));
        assertThat(list(me, Map.of("direction", "in")).getList("items.id")).containsExactly(ids.get(0), ids.get(2));
        act(me, ids.get(1), "cancellation").then().statusCode(200);
        assertThat(list(me, Map.of("state", "OPEN")).getList("items")).hasSize(3);
        assertThat(list(me, Map.of("state", "CANCELLED")).getList("items.id")).containsExactly(ids.get(1));
        assertThat(list(Customer.stranger(), Map.of()).getList("items")).isEmpty();
    }

    @Test
    void anotherCustomersRequestIsNotThere() {
        Customer asker = Customer.named("Mei Lin");
        String id = Ask.of(asker, Customer.named("Ben Okafor").phone(), "5.00").id();
        for (Customer other : List.of(Customer.named("Zoe Some"), Customer.stranger())) {
            for (String action : List.of("declination", "cancellation")) {
                act(other, id, action).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
            }
            other.calls().get("/v1/payment-requests/" + id).then().statusCode(404);
        }
        act(asker, UUID.randomUUID().toString(), "cancellation").then().statusCode(404);
        act(asker, "not-a-uuid", "cancellation").then().statusCode(404);
    }

    @Test
    void eachSideDoesOnlyWhatIsItsOwnAndOnlyOnce() {
        Customer asker = Customer.named("Mei Lin");
        Customer payer = Customer.named("Ben Okafor");
        String declined = Ask.of(asker, payer.phone(), "5.00").id();
        act(asker, declined, "declination").then().statusCode(403).body("code", equalTo("REQUEST_FOR_PAYER_ONLY"));
        act(payer, declined, "cancellation").then().statusCode(403).body("code", equalTo("REQUEST_FOR_ASKER_ONLY"));
        act(payer, declined, "declination").then().statusCode(200).body("state", equalTo("DECLINED"));
        String cancelled = Ask.of(asker, payer.phone(), "5.00").id();
        act(asker, cancelled, "cancellation").then().statusCode(200).body("state", equalTo("CANCELLED"));
        for (Map.Entry<String, String> ended :
                Map.of(declined, "DECLINED", cancelled, "CANCELLED").entrySet()) {
            act(payer, ended.getKey(), "declination")
                    .then()
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("code", equalTo("REQUEST_NOT_OPEN"))
                    .body("state", equalTo(ended.getValue()));
            act(asker, ended.getKey(), "cancellation").then().statusCode(409);
        }
        TestEvents.await(
                PaymentRequestCancelled.class,
                event -> event.requestId().toString().equals(cancelled));
    }

    @Test
    void whatNobodyAnswersExpires() throws SQLException {
        Customer asker = Customer.named("Mei Lin");
        Customer payer = Customer.named("Ben Okafor");
        String id = Ask.of(asker, payer.phone(), "5.00").id();
        makeOld(id);
        payer.calls().get("/v1/payment-requests/" + id).then().body("state", equalTo("EXPIRED"));
        assertThat(list(payer, Map.of("state", "EXPIRED")).getList("items.id")).containsExactly(id);
        assertThat(list(payer, Map.of("state", "OPEN")).getList("items")).isEmpty();
        act(payer, id, "declination").then().statusCode(409).body("state", equalTo("EXPIRED"));
        TestEvents.await(
                PaymentRequestExpired.class,
                event -> event.requestId().toString().equals(id));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(storedState(id)).isEqualTo("EXPIRED"));
        act(asker, id, "cancellation").then().statusCode(409).body("state", equalTo("EXPIRED"));
    }

    @Test
    void onePersonIsNotAskedWithoutEndAlsoNotInParallel() throws Exception {
        Customer asker = Customer.named("Mei Lin");
        String phone = Customer.somePhone();
        List<Callable<Integer>> asks = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(
                        i -> () -> Ask.of(asker, phone, "1.00").response().statusCode())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(asks).stream().map(Future::resultNow).sorted())
                    .containsExactly(201, 201, 201, 201, 201, 409, 409, 409, 409, 409, 409, 409);
        }
        Ask.of(asker, phone, "1.00")
                .response()
                .then()
                .statusCode(409)
                .body("code", equalTo("TOO_MANY_OPEN_REQUESTS"))
                .body("most", equalTo(5));
        Ask.of(asker, Customer.somePhone(), "1.00").id();
        String one = list(asker, Map.of("direction", "out")).getString("items[1].id");
        act(asker, one, "cancellation").then().statusCode(200);
        Ask.of(asker, phone, "1.00").id();
    }

    private static Map<String, Object> withoutWhatDiffersAnyway(Response answer) {
        Map<String, Object> body = new TreeMap<>(answer.jsonPath().<String, Object>getMap(""));
        body.keySet().removeAll(List.of("id", "payer", "createdAt", "updatedAt", "expiresAt"));
        return body;
    }

    private static Response act(Customer customer, String id, String action) {
        return customer.calls().post("/v1/payment-requests/" + id + "/" + action);
    }

    private static JsonPath list(Customer customer, Map<String, String> filter) {
        return customer.calls()
                .queryParams(filter)
                .get("/v1/payment-requests")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void makeOld(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE payment_request SET expires_at = now() - interval '1 second' WHERE id = ?")) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isOne();
        }
    }

    private String storedState(String id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT state FROM payment_request WHERE id = ?")) {
            select.setObject(1, UUID.fromString(id));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
