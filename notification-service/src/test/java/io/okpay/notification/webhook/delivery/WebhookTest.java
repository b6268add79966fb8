package io.okpay.notification.webhook.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.OutsideWorld;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.MerchantRegistered;
import io.okpay.platform.event.OrderExpired;
import io.okpay.platform.event.OrderPaid;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.money.Money;
import io.okpay.platform.signature.MessageSignature;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WebhookTest {

    private static final String PATH = "/v1/webhook-endpoints";

    private final WebhookDeliveries deliveries;
    private final WebhookDispatcher dispatcher;
    private final DeliverWebhook deliverWebhook;
    private final UUID orderId = UuidCreator.getTimeOrderedEpoch();
    private final UUID merchantId = UuidCreator.getTimeOrderedEpoch();
    private final String client = "shop-" + merchantId;
    private final Receiver receiver;

    WebhookTest(WebhookDeliveries deliveries, WebhookDispatcher dispatcher, DeliverWebhook deliverWebhook)
            throws IOException {
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
        this.deliverWebhook = deliverWebhook;
        this.receiver = new Receiver();
    }

    @BeforeEach
    void register() {
        TestEvents.publish(
                new MerchantRegistered(merchantId, "Blue Door Books", "US", "Portland", "5942", client, Instant.now()));
        await().atMost(Duration.ofSeconds(20)).until(() -> as(client).get(PATH).statusCode() == 200);
    }

    @AfterEach
    void close() {
        receiver.close();
        as(client)
                .get(PATH)
                .jsonPath()
                .getList("items.id")
                .forEach(id -> as(client).delete(PATH + "/" + id));
    }

    @Test
    void aPaidOrderIsToldOnceInASignedMessageToTheMerchantAlone() {
        Response endpoint = create(receiver.url(), List.of("order.paid"));
        String id = endpoint.path("id");
        OrderPaid paid = paid(merchantId, "INV-1");
        UUID eventId = UuidCreator.getTimeOrderedEpoch();
        TestEvents.publish(paid, eventId);
        TestEvents.publish(paid, eventId);
        // all of one order come one after the other: when the last is there, so are those before it
        TestEvents.publish(List.of(
                new OrderExpired(orderId, merchantId, "INV-2", paid.amount(), Instant.now()),
                paid(UUID.randomUUID(), "INV-3"),
                paid(merchantId, "INV-4")));
        awaitReceived(2);
        assertThat(receiver.received())
                .extracting(Receiver.Received::body)
                .satisfiesExactlyInAnyOrder(
                        body -> assertThat(body).contains("INV-1"),
                        body -> assertThat(body).contains("INV-4"));

        Receiver.Received message = receiver.received().stream()
                .filter(one -> one.body().contains("INV-1"))
                .findFirst()
                .orElseThrow();
        assertThat(verifies(message, endpoint.path("secret"))).isTrue();
        assertThat(message.body())
                .contains("\"type\":\"order.paid\"", orderId.toString(), "\"19.80\"")
                .doesNotContain(merchantId.toString());
        awaitState(id, message.id(), "DELIVERED");
        Response stored = as(client).get(PATH + "/" + id + "/messages/" + message.id());
        assertThat(stored.jsonPath().getInt("attempts[0].statusCode")).isEqualTo(200);
        assertThat(stored.jsonPath().getString("attempts[0].answer")).isEqualTo("thanks");
        assertThat(stored.jsonPath().getString("body.data.reference")).isEqualTo("INV-1");
        assertThat(as(client).get(PATH + "/" + id + "/messages").jsonPath().getList("items"))
                .hasSize(2);
    }

    @Test
    void aPaymentReceivedIsToldAndOneBetweenOwnWalletsIsNot() {
        create(receiver.url(), List.of());
        UUID own = UuidCreator.getTimeOrderedEpoch();
        TestEvents.publish(payment(merchantId, merchantId), own);
        await().atMost(Duration.ofSeconds(20)).until(() -> isHandled(own));
        TestEvents.publish(payment(UUID.randomUUID(), merchantId));
        awaitReceived(1);
        assertThat(receiver.received().getFirst().body())
                .contains("payment.completed", "\"paymentType\":\"TRANSFER\"", "\"30.00\"")
                .doesNotContain("30.30");
    }

    @Test
    void aFailedAttemptIsRepeatedWithTheSameIdUntilItIsTaken() {
        receiver.answers(500, 503);
        String id = create(receiver.url(), List.of()).path("id");
        String message = test(id);
        awaitState(id, message, "DELIVERED");
        assertThat(receiver.received())
                .hasSize(3)
                .allSatisfy(one -> assertThat(one.id()).isEqualTo(message));
        Response stored = as(client).get(PATH + "/" + id + "/messages/" + message);
        assertThat(stored.jsonPath().getList("attempts.statusCode", Integer.class))
                .containsExactly(500, 503, 200);
        assertThat(stored.jsonPath().getList("attempts.failure", String.class)).startsWith("HTTP_500", "HTTP_503");
    }

    @Test
    void whatFailedToTheEndIsReplayedAloneOrWithAllOthersSinceATime() {
        receiver.answers(500, 500, 500, 500, 500, 500, 500, 500);
        String id = create(receiver.url(), List.of()).path("id");
        String first = test(id);
        awaitState(id, first, "FAILED");
        String second = test(id);
        awaitState(id, second, "FAILED");
        assertThat(as(client)
                        .get(PATH + "/" + id + "/messages?state=FAILED")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(second, first);
        as(client)
                .post(PATH + "/" + id + "/messages/" + first + "/replay")
                .then()
                .statusCode(202);
        awaitState(id, first, "DELIVERED");
        assertThat(state(id, second)).isEqualTo("FAILED");
        assertThat(as(client)
                        .body(Map.of("since", Instant.now().minusSeconds(60).toString()))
                        .post(PATH + "/" + id + "/messages/replays")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<Integer>path("replayed"))
                .isEqualTo(1);
        awaitState(id, second, "DELIVERED");
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAtOnceAndWhatComesMeanwhileWaits() {
        receiver.answers(410);
        String id = create(receiver.url(), List.of()).path("id");
        awaitState(id, test(id), "FAILED");
        Response gone = as(client).get(PATH + "/" + id);
        assertThat(gone.<String>path("state")).isEqualTo("DISABLED");
        assertThat(gone.<String>path("disabledReason")).isEqualTo("GONE");
        assertCode(as(client).post(PATH + "/" + id + "/messages/tests"), 409, "WEBHOOK_ENDPOINT_DISABLED");
        TestEvents.publish(payment(UUID.randomUUID(), merchantId));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> as(client)
                                .get(PATH + "/" + id + "/messages?state=PENDING")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 1);
        assertThat(receiver.received()).hasSize(1);
        as(client).post(PATH + "/" + id + "/enablement").then().statusCode(200);
        awaitReceived(2);
    }

    @Test
    void nothingButFailuresForThreeDaysDisablesAndTheMerchantIsTold() {
        String phone = OutsideWorld.newPhone();
        TestEvents.publish(new CustomerRegistered(merchantId, phone, "Blue Door", "US", "en-US", Instant.now()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !OutsideWorld.texts(phone).isEmpty());
        receiver.answers(500, 500);
        String id = create(receiver.url(), List.of()).path("id");
        String first = test(id);
        awaitState(id, first, "DELIVERED");
        assertThat(as(client).get(PATH + "/" + id).<String>path("failingSince"))
                .as("a success ends the count")
                .isNull();
        receiver.answers(500);
        QuarkusTransaction.requiringNew()
                .run(() -> deliveries
                        .getEntityManager()
                        .createNativeQuery(
                                "UPDATE webhook_endpoint SET failing_since = now() - interval '73 hours' WHERE id = ?1")
                        .setParameter(1, UUID.fromString(id))
                        .executeUpdate());
        test(id);
        await().atMost(Duration.ofSeconds(15))
                .until(() -> "FAILING".equals(as(client).get(PATH + "/" + id).path("disabledReason")));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> OutsideWorld.texts(phone).getLast().contains("webhook endpoint at 127.0.0.1 is disabled"));
    }

    @Test
    void afterARotationBothSecretsSignAndTheNewOneIsShownOnce() {
        Response endpoint = create(receiver.url(), List.of());
        String id = endpoint.path("id");
        Response rotated = as(client).post(PATH + "/" + id + "/secret-rotation");
        String newer = rotated.path("secret");
        assertThat(newer).startsWith("whsec_").isNotEqualTo(endpoint.path("secret"));
        assertThat(rotated.<String>path("previousSecretUntil")).isNotNull();
        assertThat(as(client).get(PATH + "/" + id).asString()).doesNotContain("whsec_");
        test(id);
        awaitReceived(1);
        assertThat(verifies(receiver.received().getFirst(), newer)).isTrue();
        assertThat(verifies(receiver.received().getFirst(), endpoint.path("secret")))
                .isTrue();
    }

    @Test
    void anEndpointThatHangsDelaysNoOther() throws IOException {
        try (Receiver dead = new Receiver().hangs()) {
            String slow = create(dead.url(), List.of()).path("id");
            String quick = create(receiver.url(), List.of()).path("id");
            IntStream.range(0, 6).forEach(_ -> test(slow));
            await().atMost(Duration.ofSeconds(10)).until(() -> !dead.received().isEmpty());
            awaitState(quick, test(quick), "DELIVERED");
            assertThat(dead.received()).hasSizeLessThanOrEqualTo(4);
        }
    }

    @Test
    void parallelReplicasTakeEachDeliveryOnceAndALostLeaseRecordsNothing() throws Exception {
        String id = create(receiver.url(), List.of()).path("id");
        Instant later = Instant.now().plus(Duration.ofHours(1));
        List<String> messages = IntStream.range(0, 4).mapToObj(_ -> test(id)).toList();
        messages.forEach(message -> awaitState(id, message, "DELIVERED"));
        QuarkusTransaction.requiringNew()
                .run(() -> deliveries
                        .getEntityManager()
                        .createNativeQuery("UPDATE webhook_delivery SET state = 'PENDING', finished_at = NULL,"
                                + " next_attempt_at = ?2 WHERE endpoint_id = ?1")
                        .setParameter(1, UUID.fromString(id))
                        .setParameter(2, later)
                        .executeUpdate());
        List<Callable<List<WebhookDelivery>>> replicas = IntStream.range(0, 6)
                .mapToObj(_ -> (Callable<List<WebhookDelivery>>) () -> QuarkusTransaction.requiringNew()
                        .call(() -> deliveries.claim(50, 4, later, Duration.ofSeconds(30))))
                .toList();
        List<WebhookDelivery> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            threads.invokeAll(replicas).stream().map(Future::resultNow).forEach(claimed::addAll);
        }
        List<WebhookDelivery> mine = claimed.stream()
                .filter(one -> one.endpoint().id().toString().equals(id))
                .toList();
        assertThat(mine.stream().map(WebhookDelivery::id))
                .doesNotHaveDuplicates()
                .hasSize(4);

        WebhookDelivery lost = mine.getFirst();
        QuarkusTransaction.requiringNew()
                .run(() -> deliveries
                        .getEntityManager()
                        .createNativeQuery("UPDATE webhook_delivery SET lease = gen_random_uuid() WHERE id = ?1")
                        .setParameter(1, lost.id())
                        .executeUpdate());
        deliverWebhook.deliver(lost);
        deliverWebhook.deliver(mine.getLast());
        assertThat(state(id, lost.message().id().toString())).isEqualTo("PENDING");
        assertThat(state(id, mine.getLast().message().id().toString())).isEqualTo("DELIVERED");
        assertThat(dispatcher.isRunning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://shop.example/, WEBHOOK_URL_NOT_HTTPS",
        "shop.example, WEBHOOK_URL_INVALID",
        "https://user:x@shop.example/, WEBHOOK_URL_HAS_USERINFO",
        "https://10.0.0.1/, WEBHOOK_ADDRESS_NOT_ALLOWED",
        "https://169.254.169.254/latest, WEBHOOK_ADDRESS_NOT_ALLOWED",
        "https://[::ffff:10.0.0.1]/, WEBHOOK_ADDRESS_NOT_ALLOWED",
        "https://8.8.8.8:25/, WEBHOOK_PORT_NOT_ALLOWED",
        "https://nobody.invalid/, WEBHOOK_HOST_UNKNOWN"
    })
    void aUrlThatLeadsWhereNoWebhookGoesIsRefusedAndChangesNothing(String url, String code) {
        // by http a name is looked up first, as it may be loopback here
        String expected = url.startsWith("http:") ? "WEBHOOK_HOST_UNKNOWN" : code;
        assertThat(as(client)
                        .body(Map.of("url", url))
                        .post(PATH)
                        .then()
                        .statusCode(422)
                        .extract()
                        .<String>path("code"))
                .isIn(code, expected);
        assertThat(as(client).get(PATH).jsonPath().getList("items")).isEmpty();
        String id = create(receiver.url(), List.of()).path("id");
        as(client).body(Map.of("url", url)).put(PATH + "/" + id + "/url").then().statusCode(422);
        assertThat(as(client).get(PATH + "/" + id).<String>path("url")).isEqualTo(receiver.url());
    }

    @Test
    void whatIsAskedForInAWrongWayHasItsOwnCodeAndChangesNothing() {
        assertCode(
                as(client)
                        .body(Map.of("url", receiver.url(), "events", List.of("order.lost")))
                        .post(PATH),
                422,
                "WEBHOOK_EVENT_UNKNOWN");
        assertThat(as(client).get(PATH).jsonPath().getList("items")).isEmpty();
        String id = create(receiver.url(), List.of()).path("id");
        create(receiver.url(), List.of());
        create(receiver.url(), List.of());
        assertCode(as(client).body(Map.of("url", receiver.url())).post(PATH), 409, "WEBHOOK_ENDPOINTS_EXHAUSTED");
        Response page = as(client).get(PATH + "?limit=2");
        assertThat(page.jsonPath().getList("items")).hasSize(2);
        assertThat(as(client)
                        .get(PATH + "?limit=2&cursor=" + page.path("nextCursor"))
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(id);
        assertCode(as(client).get(PATH + "?cursor=x"), 400, "CURSOR_INVALID");
        receiver.hangs();
        String message = test(id);
        assertCode(
                as(client).post(PATH + "/" + id + "/messages/" + message + "/replay"), 409, "WEBHOOK_MESSAGE_PENDING");
        assertCode(
                as(client)
                        .body(Map.of("since", Instant.now().plusSeconds(60).toString()))
                        .post(PATH + "/" + id + "/messages/replays"),
                400,
                "VALIDATION_FAILED");
        assertThat(IntStream.range(0, 21)
                        .mapToObj(_ -> as(client).post(PATH + "/" + id + "/messages/tests"))
                        .filter(answer -> answer.statusCode() == 429)
                        .map(answer -> answer.<String>path("code")))
                .isNotEmpty()
                .containsOnly("WEBHOOK_QUOTA_EXCEEDED");
    }

    @Test
    void anothersEndpointIsNotThere() {
        String id = create(receiver.url(), List.of()).path("id");
        UUID other = UuidCreator.getTimeOrderedEpoch();
        TestEvents.publish(
                new MerchantRegistered(other, "Red Door", "US", "Portland", "5942", "shop-" + other, Instant.now()));
        String stranger = "shop-" + other;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(stranger).get(PATH).statusCode() == 200);
        assertCode(as("nobody").get(PATH), 403, "MERCHANT_NOT_REGISTERED");
        assertCode(as(stranger).get(PATH + "/" + id), 404, "NOT_FOUND");
        assertCode(as(stranger).delete(PATH + "/" + id), 404, "NOT_FOUND");
        assertCode(as(stranger).post(PATH + "/" + id + "/secret-rotation"), 404, "NOT_FOUND");
        assertCode(as(stranger).post(PATH + "/" + id + "/messages/tests"), 404, "NOT_FOUND");
        assertCode(as(stranger).get(PATH + "/" + id + "/messages"), 404, "NOT_FOUND");
        assertThat(as(client).get(PATH + "/" + id).statusCode()).isEqualTo(200);
    }

    private static PaymentCompleted payment(UUID payer, UUID payee) {
        return new PaymentCompleted(
                UuidCreator.getTimeOrderedEpoch(),
                "TRANSFER",
                payer,
                payee,
                Money.of("30.30", "USD"),
                Money.of("30.00", "USD"),
                null,
                Instant.now());
    }

    private OrderPaid paid(UUID merchant, String reference) {
        return new OrderPaid(
                orderId,
                merchant,
                reference,
                Money.of("20.00", "USD"),
                Money.of("0.20", "USD"),
                Money.of("19.80", "USD"),
                UuidCreator.getTimeOrderedEpoch(),
                Instant.now());
    }

    private boolean isHandled(UUID eventId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> !deliveries
                        .getEntityManager()
                        .createNativeQuery(
                                "SELECT 1 FROM inbox_event WHERE event_id = ?1 AND consumer = 'merchant-news'")
                        .setParameter(1, eventId)
                        .getResultList()
                        .isEmpty());
    }

    private static RequestSpecification as(String client) {
        return given().header("Authorization", "Bearer " + TestTokens.merchant(client))
                .contentType("application/json");
    }

    private Response create(String url, List<String> events) {
        Response created = as(client)
                .body(Map.of("url", url, "description", "Shop", "events", events))
                .post(PATH);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertThat(created.<String>path("secret")).startsWith("whsec_");
        return created;
    }

    private String test(String endpointId) {
        return as(client)
                .post(PATH + "/" + endpointId + "/messages/tests")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private void awaitReceived(int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> receiver.received().size() >= count);
        assertThat(receiver.received()).hasSize(count);
    }

    private void awaitState(String endpointId, String messageId, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state(endpointId, messageId).equals(state));
    }

    private String state(String endpointId, String messageId) {
        return as(client)
                .get(PATH + "/" + endpointId + "/messages/" + messageId)
                .path("state");
    }

    private static boolean verifies(Receiver.Received message, String secret) {
        return new MessageSignature(Base64.getDecoder().decode(secret.substring("whsec_".length())))
                .verifies(
                        message.headers()::get,
                        message.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        Instant.now());
    }

    private static void assertCode(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }
}
