package io.okpay.sandbox.sms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.okpay.sandbox.bank.Operator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Operator.class)
class ReceiptTest {

    @Test
    void who_wants_a_receipt_is_told_whether_a_text_message_arrived() {
        String arrives = send("+14155550199", true);
        String is_lost = send("+14155559997", true);
        String silent = send("+14155550198", false);
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        !Operator.of(arrives).isEmpty() && !Operator.of(is_lost).isEmpty());
        Operator.Heard receipt = Operator.of(arrives).getFirst();
        assertThat(receipt.path()).isEqualTo("/v1/rails/sms/callbacks");
        assertThat(receipt.body()).contains("\"status\":\"delivered\"").doesNotContain("reason");
        assertThat(Operator.of(is_lost).getFirst().body()).contains("\"undelivered\"", "absent subscriber");
        assertThat(Operator.of(silent)).isEmpty();
        assertThat(given().queryParam("to", "+14155559997")
                        .get("/inbox/messages")
                        .jsonPath()
                        .getList("messages"))
                .isEmpty();
    }

    private static String send(String to, boolean receipt) {
        String reference = UUID.randomUUID().toString();
        given().header("Authorization", "Bearer local-only-sms-api-key")
                .header("Idempotency-Key", reference)
                .contentType("application/json")
                .body(Map.of("to", to, "text", "Hello", "reference", reference, "receipt", receipt))
                .post("/sms/v1/messages")
                .then()
                .statusCode(202);
        return reference;
    }
}
