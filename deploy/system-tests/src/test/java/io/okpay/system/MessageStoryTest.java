package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

class MessageStoryTest {

    private final Gateway gateway = RunningSuite.gateway();
    private final String email = "mei." + UUID.randomUUID() + "@example.com";
    private final WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin", "US", email);

    @Test
    void aPaymentIsFollowedToThePhoneTheMailboxTheInboxAndTheMerchantsServer() throws Exception {
        verifyEmail();
        MerchantServer shop = MerchantServer.get(gateway);
        String receiver = "/merchant/webhooks/" + UUID.randomUUID();
        String endpoint = endpoint(shop, receiver);
        try {
            HttpResponse<Stream<String>> live = stream();
            mei.topUp(mei.bindCard("4000056655665556"), "40.00");
            String order = shop.order("20.00").at("/id");
            Answer quote = mei.call("POST", "/v1/quotes", Map.of("type", "MERCHANT_PAYMENT", "orderId", order))
                    .expect(201);
            String payment = mei.payAndConfirm(quote);
            assertThat(mei.ended(payment).at("/state")).isEqualTo("COMPLETED");

            soon().until(
                            () -> gateway.inbox(mei.phone()).text(),
                            text -> text.contains("You sent 20.00 USD to Blue Door Books"));
            soon().until(
                            () -> gateway.inbox(email).text(),
                            text -> text.contains("You sent 20.00 USD to Blue Door Books"));
            try (Stream<String> lines = live.body()) {
                assertThat(lines.filter(line -> line.startsWith("data:") && line.contains("PAYMENT_SENT"))
                                .findFirst())
                        .hasValueSatisfying(item -> assertThat(item).contains(payment, "Blue Door Books"));
            }
            assertThat(mei.call("GET", "/v1/me/inbox", null, "Accept-Language", "zh-CN")
                            .expect(200)
                            .text())
                    .contains("您已向 Blue Door Books 付款");
            soon().until(() -> gateway.sandbox("GET", receiver, null).text(), text -> text.contains(order));
        } finally {
            shop.call("DELETE", endpoint, null).expect(204);
        }
    }

    @Test
    void theOperatorsReceiptIsSeenBySupportAndByNoCustomer() {
        mei.topUp(mei.bindCard("4000056655665556"), "10.00");
        String id = String.valueOf(mei.call("GET", "/v1/me", null).expect(200).at("/id"));
        String support = RunningSuite.staff(gateway, "support");
        soon().until(
                        () -> messages(support, id),
                        messages -> messages.stream()
                                .anyMatch(one -> one.at("/template").asText().equals("TOP_UP_COMPLETED")
                                        && one.at("/state").asText().equals("DELIVERED")));
        mei.call("GET", "/v1/messages", null).expect(403);
    }

    @Test
    void quietHoursAndChannelsAreTheCustomersChoiceButNotForSecurity() {
        String path = "/v1/me/notification-preferences";
        soon().until(() -> mei.call("GET", path, null).status(), status -> status == 200);
        mei.call("PUT", path + "/categories/WALLET", Map.of("sms", false, "email", false))
                .expect(200);
        assertThat(mei.call("PUT", path + "/categories/SECURITY", Map.of("sms", false, "email", false))
                        .expect(422)
                        .at("/code"))
                .isEqualTo("PREFERENCE_REQUIRED");
        mei.topUp(mei.bindCard("4000056655665556"), "10.00");
        soon().until(
                        () -> mei.call("GET", "/v1/me/inbox?category=WALLET", null)
                                .text(),
                        text -> text.contains("TOP_UP_COMPLETED"));
        assertThat(gateway.inbox(mei.phone()).text()).doesNotContain("is in your wallet");
    }

    private void verifyEmail() {
        String challenge = mei.call("POST", "/v1/me/email-verification", null)
                .expect(201)
                .body()
                .findPath("id")
                .asText();
        String text = soon().until(
                        () -> gateway.inbox(email).at("/messages/0/text"), found -> found.matches("(?s).*\\d{6}.*"));
        mei.call(
                        "POST",
                        "/v1/otp-challenges/" + challenge + "/verification",
                        Map.of("code", text.replaceAll("(?s).*?(\\d{6}).*", "$1")))
                .expect(200);
        soon().until(
                        () -> mei.call("GET", "/v1/me/notification-preferences", null)
                                .text(),
                        found -> found.contains("\"emailVerified\":true"));
    }

    private String endpoint(MerchantServer shop, String receiver) {
        soon().until(() -> shop.call("GET", "/v1/webhook-endpoints", null).status(), status -> status == 200);
        Answer endpoint = shop.call(
                        "POST",
                        "/v1/webhook-endpoints",
                        Map.of("url", RunningSuite.get().sandboxUrl() + receiver, "events", List.of("order.paid")))
                .expect(201);
        gateway.sandbox("PUT", receiver + "/secret", Map.of("secret", endpoint.at("/secret")))
                .expect(204);
        return "/v1/webhook-endpoints/" + endpoint.at("/id");
    }

    private List<JsonNode> messages(String support, String customer) {
        JsonNode items = gateway.call("GET", "/v1/messages?limit=100&customerId=" + customer, support, null)
                .expect(200)
                .body()
                .at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private HttpResponse<Stream<String>> stream() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(RunningSuite.get().gatewayUrl() + "/v1/me/inbox/events"))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + mei.token())
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> stream =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(stream.statusCode()).isEqualTo(200);
        return stream;
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300));
    }
}
