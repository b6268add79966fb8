package io.okpay.sandbox.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {

    @Inject
    Mailbox mailbox;

    @BeforeEach
    void empty() {
        given().delete("/inbox/messages").then().statusCode(204);
    }

    @Test
    void an_accepted_sms_is_read_in_the_inbox_by_its_number_newest_first() {
        sms("+14155550101", "first")
                .statusCode(202)
                .body("id", startsWith("sms_"))
                .body("status", equalTo("accepted"));
        sms("+14155550101", "second").statusCode(202);
        sms("+14155550102", "for another").statusCode(202);

        given().queryParam("to", "+14155550101")
                .get("/inbox/messages")
                .then()
                .body("messages.text", equalTo(java.util.List.of("second", "first")))
                .body("messages[0].channel", equalTo("sms"));
        given().urlEncodingEnabled(false)
                .get("/inbox/messages?to=+14155550101")
                .then()
                .body("messages", hasSize(2));
    }

    @Test
    void a_call_is_read_in_the_inbox_and_made_once_for_a_key() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            given().header("Authorization", "Bearer local-only-sms-api-key")
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(Map.of("to", "+14155550103", "text", "Your code is 1 2 3"))
                    .post("/sms/v1/calls")
                    .then()
                    .statusCode(202)
                    .body("id", startsWith("call_"));
        }
        given().queryParam("to", "+14155550103")
                .get("/inbox/messages")
                .then()
                .body("messages", hasSize(1))
                .body("messages[0].channel", equalTo("voice"))
                .body("messages[0].text", equalTo("Your code is 1 2 3"));
    }

    @Test
    void only_messages_after_the_instant_are_returned() {
        sms("+14155550101", "before").statusCode(202);
        String since = Instant.now().toString();
        sms("+14155550101", "after").statusCode(202);

        given().queryParam("since", since)
                .get("/inbox/messages")
                .then()
                .body("messages.text", equalTo(java.util.List.of("after")));
        given().queryParam("since", "yesterday")
                .get("/inbox/messages")
                .then()
                .statusCode(400)
                .body("code", equalTo("since_invalid"));
    }

    @Test
    void the_same_key_is_delivered_once() {
        String key = UUID.randomUUID().toString();
        String id = sms("+14155550101", "once", key).extract().path("id");
        sms("+14155550101", "once", key).statusCode(202).body("id", equalTo(id));
        given().get("/inbox/messages").then().body("messages", hasSize(1));
    }

    @Test
    void a_number_that_does_not_exist_is_refused_and_an_operator_that_is_down_says_so() {
        sms("+14155550000", "x").statusCode(400).body("code", equalTo("invalid_number"));
        sms("4155550101", "x").statusCode(400).body("code", equalTo("invalid_number"));
        sms("+14155559998", "x").statusCode(503).body("code", equalTo("unavailable"));
        given().get("/inbox/messages").then().body("messages", hasSize(0));
    }

    @Test
    void an_sms_without_the_api_key_or_the_idempotency_key_is_refused() {
        given().contentType(ContentType.JSON)
                .body(Map.of("to", "+14155550101", "text", "x"))
                .post("/sms/v1/messages")
                .then()
                .statusCode(401);
        given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer local-only-sms-api-key")
                .body(Map.of("to", "+14155550101", "text", "x"))
                .post("/sms/v1/messages")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
    }

    @Test
    void an_email_of_two_parts_arrives_with_its_subject_and_plain_text() throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(mailbox.port()));
        var mail = new MimeMessage(Session.getInstance(settings));
        mail.setFrom(new InternetAddress("no-reply@okpay.example"));
        mail.setRecipient(RecipientType.TO, new InternetAddress("payee@example.com"));
        mail.setSubject("Welcome, 王小明", "UTF-8");
        var plain = new MimeBodyPart();
        plain.setText("Your wallet is open. 欢迎", "UTF-8");
        var html = new MimeBodyPart();
        html.setContent("<p>Your wallet is open.</p>", "text/html; charset=utf-8");
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(plain);
        parts.addBodyPart(html);
        mail.setContent(parts);
        Transport.send(mail);

        given().queryParam("to", "Payee@example.com")
                .get("/inbox/messages")
                .then()
                .body("messages", hasSize(1))
                .body("messages[0].channel", equalTo("email"))
                .body("messages[0].subject", equalTo("Welcome, 王小明"))
                .body("messages[0].text", equalTo("Your wallet is open. 欢迎"));
    }

    @Test
    void an_email_that_is_delivered_again_is_kept_once_and_counted() throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(mailbox.port()));
        var session = Session.getInstance(settings);
        var mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress("no-reply@okpay.example"));
        mail.setRecipient(RecipientType.TO, new InternetAddress("twice@example.com"));
        mail.setText("once");
        mail.saveChanges();
        int before = repeats();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(mail, mail.getAllRecipients());
            transport.sendMessage(mail, mail.getAllRecipients());
        }
        given().queryParam("to", "twice@example.com")
                .get("/inbox/messages")
                .then()
                .body("messages", hasSize(1));
        assertEquals(before + 1, repeats());
    }

    private static int repeats() {
        Integer count = given().get("/inbox/messages/repeats")
                .then()
                .statusCode(200)
                .extract()
                .path("email");
        return count == null ? 0 : count;
    }

    @Test
    void a_person_finds_messages_by_part_of_a_number_or_by_words() {
        sms("+14155550101", "Your code is 123456").statusCode(202);
        sms("+861085550102", "您的验证码是 654321").statusCode(202);
        given().queryParam("search", "+8610").get("/inbox/messages").then().body("messages", hasSize(1));
        given().queryParam("search", "CODE").get("/inbox/messages").then().body("messages", hasSize(1));
    }

    @Test
    void the_inbox_page_and_the_health_check_answer() {
        given().get("/").then().statusCode(200).body(containsString("Inbox"));
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static ValidatableResponse sms(String to, String text) {
        return sms(to, text, UUID.randomUUID().toString());
    }

    private static ValidatableResponse sms(String to, String text, String key) {
        return given().contentType(ContentType.JSON)
                .header("Authorization", "Bearer local-only-sms-api-key")
                .header("Idempotency-Key", key)
                .body(Map.of("to", to, "text", text, "reference", "ref-1"))
                .post("/sms/v1/messages")
                .then();
    }
}
