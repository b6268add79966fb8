package io.okpay.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.CustomerEmailVerified;
import io.okpay.platform.event.CustomerRegistered;
import io.okpay.platform.event.PaymentFailed;
import io.okpay.platform.money.Money;
import io.okpay.platform.testing.TestEvents;
import io.okpay.platform.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SupportTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 1, 2, 3};
    private static final int MOST = 5 * 1024 * 1024;

    private final UUID customer = UuidCreator.getTimeOrderedEpoch();
    private final UUID agent = UUID.randomUUID();

    @Test
    void aConversationIsOpenedAnsweredResolvedAndRated() {
        UUID payment = UUID.randomUUID();
        Response opened = as(customer)
                .body("{\"subject\":\"Late\",\"category\":\"PAYMENT\",\"text\":\"Where is it?\",\"paymentId\":\""
                        + payment + "\"}")
                .post("/v1/support-conversations");
        assertThat(opened.statusCode()).as(opened.asString()).isEqualTo(201);
        String id = opened.path("id");
        assertThat(opened.<String>path("state")).isEqualTo("OPEN");
        assertThat(opened.<String>path("paymentId")).isEqualTo(payment.toString());
        assertThat(Duration.between(Instant.now(), Instant.parse(opened.path("answerDueAt"))))
                .isBetween(Duration.ofMinutes(475), Duration.ofHours(8));
        assertRefused(rate(id, 5), 409, "CONVERSATION_NOT_RESOLVED");

        assertThat(desk("/" + id + "/assignment", "{\"assignee\":\"" + agent + "\"}")
                        .<String>path("assignee"))
                .isEqualTo(agent.toString());
        Response answered = desk("/" + id + "/messages", "{\"text\":\"It arrived.\"}");
        assertThat(answered.statusCode()).as(answered.asString()).isEqualTo(201);
        assertThat(answered.<String>path("answerDueAt")).isNull();
        assertThat(desk("/" + id + "/resolution", "").<String>path("state")).isEqualTo("RESOLVED");
        assertRefused(desk("/" + id + "/resolution", ""), 409, "CONVERSATION_ALREADY_RESOLVED");

        assertRefused(rate(id, 0), 400, "VALIDATION_FAILED");
        assertRefused(rate(id, 6), 400, "VALIDATION_FAILED");
        assertThat(rate(id, 4).<Integer>path("rating")).isEqualTo(4);
        assertRefused(rate(id, 5), 409, "CONVERSATION_ALREADY_RATED");

        assertThat(write(id, "Thank you, one more thing").<String>path("state")).isEqualTo("OPEN");
        assertThat(as(customer)
                        .post("/v1/support-conversations/" + id + "/closure")
                        .<String>path("state"))
                .isEqualTo("CLOSED");
        assertRefused(write(id, "Hello?"), 409, "CONVERSATION_CLOSED");
        assertRefused(desk("/" + id + "/messages", "{\"text\":\"x\"}"), 409, "CONVERSATION_CLOSED");
        assertRefused(attach(customer, id, "a.png", PNG), 409, "CONVERSATION_CLOSED");
        assertThat(as(customer)
                        .get("/v1/support-conversations/" + id)
                        .jsonPath()
                        .getList("entries.text", String.class))
                .containsExactly(
                        "Where is it?", "It arrived.", "RESOLVED", "Thank you, one more thing", "OPEN", "CLOSED");
    }

    @Test
    void anotherCustomersConversationIsNotThere() {
        String id = open("Mine", "text");
        UUID other = UUID.randomUUID();
        String file = attach(customer, id, "a.png", PNG).path("id");
        for (Response answer : List.of(
                as(other).get("/v1/support-conversations/" + id),
                as(other).body("{\"text\":\"x\"}").post("/v1/support-conversations/" + id + "/messages"),
                as(other).post("/v1/support-conversations/" + id + "/closure"),
                as(other).body("{\"stars\":1}").post("/v1/support-conversations/" + id + "/rating"),
                as(other).get("/v1/support-streams/" + id),
                as(other).get("/v1/support-attachments/" + file),
                attach(other, id, "b.png", PNG))) {
            assertRefused(answer, 404, "NOT_FOUND");
        }
        assertThat(as(other).get("/v1/support-conversations").jsonPath().getList("items"))
                .isEmpty();
        assertThat(as(customer).get("/v1/support-conversations").jsonPath().getList("items.id"))
                .containsExactly(id);
        assertThat(entries(id)).hasSize(2);
    }

    @Test
    void aCustomerIsNoPersonOfSupport() {
        String id = open("Mine", "text");
        assertRefused(as(customer).get("/v1/support-desk/conversations"), 403, "FORBIDDEN");
        assertRefused(
                as(customer).body("{\"text\":\"x\"}").post("/v1/support-desk/conversations/" + id + "/messages"),
                403,
                "FORBIDDEN");
        assertThat(given().get("/v1/support-desk/conversations").statusCode()).isEqualTo(401);
    }

    @Test
    void aQuestionBackStopsTheClockUntilTheCustomerReplies() {
        String id = open("Limits", "Higher, please");
        Response asked = desk("/" + id + "/messages", "{\"cannedAnswer\":\"need-identity\",\"asksBack\":true}");
        assertThat(asked.<String>path("state")).isEqualTo("WAITING_FOR_CUSTOMER");
        assertThat(asked.<String>path("answerDueAt")).isNull();
        assertThat(entries(id).get(1)).contains("passport");
        Response replied = attach(customer, id, "护照.png", PNG);
        assertThat(replied.statusCode()).isEqualTo(201);
        Response after = as(customer).get("/v1/support-conversations/" + id);
        assertThat(after.<String>path("state")).isEqualTo("OPEN");
        assertThat(after.<String>path("answerDueAt")).isNotNull();
    }

    @Test
    void anAnswerIsATextOrACannedOneInTheCustomersLanguage() {
        registered("zh-CN");
        String id = open("问题", "您好");
        assertRefused(desk("/" + id + "/messages", "{}"), 422, "ANSWER_REQUIRED");
        assertRefused(
                desk("/" + id + "/messages", "{\"text\":\"x\",\"cannedAnswer\":\"unfrozen\"}"), 422, "ANSWER_REQUIRED");
        assertRefused(desk("/" + id + "/messages", "{\"cannedAnswer\":\"nonsense\"}"), 422, "CANNED_ANSWER_UNKNOWN");
        assertThat(entries(id)).hasSize(1);
        assertThat(desk("/" + id + "/messages", "{\"cannedAnswer\":\"unfrozen\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(entries(id).getLast()).contains("您的账户已恢复正常");
        assertThat(support().get("/v1/support-desk/canned-answers").jsonPath().getList("items.zhCn"))
                .hasSizeGreaterThan(5);
    }

    @Test
    void aFileIsWhatItsBytesSayAndComesBackAsItWas() {
        String id = open("Files", "see");
        Response taken = attach(customer, id, "really.pdf", PNG);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(201);
        assertThat(taken.<String>path("mediaType")).isEqualTo("image/png");
        String file = taken.path("id");
        for (RequestSpecification reader : List.of(as(customer), support())) {
            Response read = reader.get("/v1/support-attachments/" + file);
            assertThat(read.asByteArray()).isEqualTo(PNG);
            assertThat(read.contentType()).isEqualTo("image/png");
            assertThat(read.header("Content-Disposition")).startsWith("attachment");
            assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertRefused(
                attach(customer, id, "page.png", "<html><script>".getBytes(StandardCharsets.UTF_8)),
                422,
                "ATTACHMENT_TYPE_NOT_ACCEPTED");
        assertRefused(attach(customer, id, "empty.png", new byte[0]), 422, "ATTACHMENT_TYPE_NOT_ACCEPTED");
        assertThat(attach(customer, id, "most.png", Arrays.copyOf(PNG, MOST)).statusCode())
                .isEqualTo(201);
        Response large = attach(customer, id, "large.png", Arrays.copyOf(PNG, MOST + 1));
        assertRefused(large, 413, "ATTACHMENT_TOO_LARGE");
        assertThat(large.<Integer>path("mebibytes")).isEqualTo(5);
        assertRefused(attach(customer, id, "../etc", PNG), 400, "VALIDATION_FAILED");
        assertRefused(attach(customer, "nonsense", "a.png", PNG), 400, "VALIDATION_FAILED");
        assertThat(entries(id)).containsExactly("see", "really.pdf", "most.png");
    }

    @Test
    void aConversationHasOnlySoManyFiles() {
        String id = open("Files", "see");
        for (int i = 0; i < 20; i++) {
            assertThat(attach(customer, id, i + ".png", PNG).statusCode()).isEqualTo(201);
        }
        assertRefused(attach(customer, id, "20.png", PNG), 409, "TOO_MANY_ATTACHMENTS");
    }

    @Test
    void aCustomerHasOnlySoManyUnresolvedConversations() {
        for (int i = 0; i < 20; i++) {
            open("Nr " + i, "text");
        }
        assertRefused(
                as(customer)
                        .body("{\"subject\":\"s\",\"category\":\"OTHER\",\"text\":\"t\"}")
                        .post("/v1/support-conversations"),
                409,
                "TOO_MANY_CONVERSATIONS");
        Response page = as(customer).get("/v1/support-conversations");
        assertThat(page.jsonPath().getList("items")).hasSize(20);
        assertThat(page.<String>path("nextCursor")).isNull();
    }

    @Test
    void markupIsKeptAsItIsAndIsNoneInTheMail() throws Exception {
        String email = registered("en");
        String markup = "<b>Hello</b> & <script>alert(1)</script>";
        String id = open("<i>Hi</i>", markup);
        assertThat(entries(id)).containsExactly(markup);
        desk("/" + id + "/messages", "{\"text\":\"<b>First</b> line\\nSecond line\"}");
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !OutsideWorld.mails(email).isEmpty());
        var mail = OutsideWorld.mails(email).getFirst();
        assertThat(mail.getContentType()).startsWith("multipart/");
        assertThat(OutsideWorld.part(mail, "text/html"))
                .contains("&lt;b&gt;First&lt;/b&gt; line", "&lt;i&gt;Hi&lt;/i&gt;")
                .containsPattern("line\\r?\\nSecond line")
                .doesNotContain("<b>", "<i>", "<script>");
        assertThat(OutsideWorld.part(mail, "text/plain")).contains("<b>First</b> line");
    }

    @Test
    void withoutAVerifiedAddressNoMailGoesOut() {
        String id = open("Hi", "text");
        assertThat(desk("/" + id + "/messages", "{\"text\":\"Answer\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void theStreamGoesOnWhereItWasLeft() throws Exception {
        String id = open("Live", "one");
        desk("/" + id + "/messages", "{\"text\":\"two\"}");
        List<String> first = stream(id, null, 2, () -> {});
        assertThat(first.get(0)).contains("\"one\"");
        assertThat(first.get(1)).contains("\"two\"");
        String last = first.get(1).replaceAll("(?s).*\"id\":(\\d+).*", "$1");
        List<String> next = stream(id, last, 2, () -> {
            write(id, "three");
            desk("/" + id + "/resolution", "");
        });
        assertThat(next.get(0)).contains("\"three\"");
        assertThat(next.get(1)).contains("\"RESOLVED\"", "\"STATE\"");
        assertRefused(
                as(customer).header("Last-Event-ID", "x").get("/v1/support-streams/" + id), 400, "VALIDATION_FAILED");
    }

    @Test
    void aPaymentThatFailedThroughNoFaultOfItsPayerOpensAConversationOnce() {
        registered("en");
        UUID payment = UuidCreator.getTimeOrderedEpoch();
        PaymentFailed failed = new PaymentFailed(
                payment, "WITHDRAWAL", customer, Money.of("30.00", "USD"), "RAIL_GAVE_UP", Instant.now());
        TestEvents.publish(new PaymentFailed(
                UuidCreator.getTimeOrderedEpoch(),
                "TRANSFER",
                customer,
                Money.of("9.00", "USD"),
                "INSUFFICIENT_BALANCE",
                Instant.now()));
        TestEvents.publish(failed);
        TestEvents.publish(failed);
        await().atMost(Duration.ofSeconds(15)).until(() -> !own().isEmpty());
        PaymentFailed another = new PaymentFailed(
                UuidCreator.getTimeOrderedEpoch(),
                "WITHDRAWAL",
                customer,
                Money.of("31.00", "USD"),
                "RAIL_GAVE_UP",
                Instant.now());
        TestEvents.publish(another);
        await().atMost(Duration.ofSeconds(15)).until(() -> own().size() >= 2);
        assertThat(own())
                .containsExactlyInAnyOrder(
                        payment.toString(), another.paymentId().toString());
    }

    @Test
    void operatorsSeeHowManyAnswersAreOverdue() throws Exception {
        String id = open("Old", "text");
        try (var connection = io.quarkus.arc.Arc.container()
                        .instance(io.agroal.api.AgroalDataSource.class)
                        .get()
                        .getConnection();
                var update = connection.prepareStatement(
                        "UPDATE support_conversation SET answer_due_at = now() - interval '1 hour' WHERE id = ?")) {
            update.setObject(1, UUID.fromString(id));
            update.executeUpdate();
        }
        assertThat(as(customer).get("/v1/support-conversations/" + id).<Boolean>path("late"))
                .isTrue();
        await().atMost(Duration.ofSeconds(70))
                .until(() -> RestAssured.get("/q/metrics").asString().matches("(?s).*okpay_support_late [1-9].*"));
    }

    @Test
    void theDeskShowsWhatIsDueFirstAndOnesOwn() {
        String slow = open("Slow", "text");
        String urgent = as(customer)
                .body("{\"subject\":\"Stolen\",\"category\":\"SECURITY\",\"text\":\"help\"}")
                .post("/v1/support-conversations")
                .path("id");
        for (String id : List.of(slow, urgent)) {
            desk("/" + id + "/assignment", "{\"assignee\":\"" + agent + "\"}");
        }
        assertThat(support()
                        .queryParam("mine", "true")
                        .get("/v1/support-desk/conversations")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(urgent, slow);
        assertRefused(support().queryParam("cursor", "x").get("/v1/support-desk/conversations"), 400, "CURSOR_INVALID");
        assertRefused(
                support().queryParam("mine", "x").get("/v1/support-desk/conversations"), 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"subject\":\"\",\"category\":\"OTHER\",\"text\":\"t\"}",
                "{\"subject\":\"s\",\"category\":\"LOVE\",\"text\":\"t\"}",
                "{\"subject\":\"s\",\"category\":\"OTHER\",\"text\":\" \"}",
                "{\"subject\":\"s\",\"category\":\"OTHER\",\"text\":\"t\",\"paymentId\":\"x\"}"
            })
    void whatIsNoMatterIsRefusedAndOpensNothing(String body) {
        assertThat(as(customer).body(body).post("/v1/support-conversations").statusCode())
                .isEqualTo(400);
        assertThat(as(customer).get("/v1/support-conversations").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void everybodySeesHowToReachTheOperator() {
        assertThat(given().get("/v1/contact-channels").jsonPath().getList("items.kind", String.class))
                .contains("CONVERSATION", "PHONE", "EMAIL");
        assertThat(given().header("Accept-Language", "zh")
                        .get("/v1/contact-channels")
                        .<String>path("items[0].name"))
                .isEqualTo("应用内客服会话");
    }

    private List<String> own() {
        return as(customer).get("/v1/support-conversations").jsonPath().getList("items.paymentId", String.class);
    }

    private String registered(String locale) {
        String email = "mei." + customer + "@example.com";
        String phone = OutsideWorld.newPhone();
        TestEvents.publish(new CustomerRegistered(customer, phone, "Mei Lin", "US", locale, Instant.now()));
        TestEvents.publish(new CustomerEmailVerified(customer, email, Instant.now()));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> !OutsideWorld.texts(phone).isEmpty());
        // the events of one customer are handled in their order: after this message's turn the address is known
        await().atMost(Duration.ofSeconds(15)).until(() -> knowsAddress(email));
        return email;
    }

    private static boolean knowsAddress(String email) {
        try (var connection = io.quarkus.arc.Arc.container()
                        .instance(io.agroal.api.AgroalDataSource.class)
                        .get()
                        .getConnection();
                var select = connection.prepareStatement("SELECT 1 FROM contact WHERE email = ?")) {
            select.setString(1, email);
            return select.executeQuery().next();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String open(String subject, String text) {
        return as(customer)
                .body(java.util.Map.of("subject", subject, "category", "OTHER", "text", text))
                .post("/v1/support-conversations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> entries(String id) {
        return as(customer).get("/v1/support-conversations/" + id).jsonPath().getList("entries.text", String.class);
    }

    private Response write(String id, String text) {
        return as(customer).body(java.util.Map.of("text", text)).post("/v1/support-conversations/" + id + "/messages");
    }

    private Response rate(String id, int stars) {
        return as(customer).body("{\"stars\":" + stars + "}").post("/v1/support-conversations/" + id + "/rating");
    }

    private Response desk(String path, String body) {
        return support().body(body).post("/v1/support-desk/conversations" + path);
    }

    private static Response attach(UUID who, String conversation, String name, byte[] content) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(who))
                .contentType("application/octet-stream")
                .queryParam("conversation", conversation)
                .queryParam("name", name)
                .body(content)
                .post("/v1/support-attachments");
    }

    private RequestSpecification support() {
        return given().header("Authorization", "Bearer " + TestTokens.token(agent, "support"))
                .contentType("application/json");
    }

    private static RequestSpecification as(UUID who) {
        return given().header("Authorization", "Bearer " + TestTokens.customer(who))
                .contentType("application/json");
    }

    /** Reads so many events; the action runs when the stream is open. */
    private List<String> stream(String id, @org.jspecify.annotations.Nullable String last, int count, Runnable action)
            throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + RestAssured.port + "/v1/support-streams/" + id)
                        .toURL()
                        .openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + TestTokens.customer(customer));
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(15_000);
        if (last != null) {
            connection.setRequestProperty("Last-Event-ID", last);
        }
        assertThat(connection.getResponseCode()).isEqualTo(200);
        action.run();
        List<String> events = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && events.size() < count; line = lines.readLine()) {
                if (line.startsWith("data:")) {
                    events.add(line);
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
