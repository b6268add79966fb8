package io.okpay.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WebhookStoryTest {

    private static final String ENDPOINTS = "/v1/webhook-endpoints";

    private final Gateway gateway = RunningSuite.gateway();
    private final MerchantServer shop = MerchantServer.get(gateway);
    private final String receiver = "/merchant/webhooks/" + UUID.randomUUID();

    @Test
    void aMerchantIsToldOfAPaidOrderByASignedMessage() {
        WalletCustomer.until(() -> shop.call("GET", ENDPOINTS, null).status() == 200 ? "known" : null);
        Answer endpoint = shop.call(
                        "POST",
                        ENDPOINTS,
                        Map.of(
                                "url",
                                RunningSuite.get().sandboxUrl() + receiver,
                                "description",
                                "Orders",
                                "events",
                                List.of("order.paid")))
                .expect(201);
        String path = ENDPOINTS + "/" + endpoint.at("/id");
        gateway.sandbox("PUT", receiver + "/secret", Map.of("secret", endpoint.at("/secret")))
                .expect(204);
        try {
            String tested = shop.call("POST", path + "/messages/tests", null)
                    .expect(202)
                    .at("/id");
            assertThat(received(tested).at("/verified").asBoolean()).isTrue();

            String order = payAnOrder();
            Answer messages = WalletCustomer.until(() -> {
                Answer now = shop.call("GET", path + "/messages?state=DELIVERED", null)
                        .expect(200);
                return now.at("/items/0/event").equals("order.paid") ? now : null;
            });
            JsonNode told = received(messages.at("/items/0/id"));
            assertThat(told.at("/verified").asBoolean()).isTrue();
            assertThat(told.at("/body").asText()).contains(order, "\"type\":\"order.paid\"", "\"19.80\"");
        } finally {
            shop.call("DELETE", path, null).expect(204);
        }
    }

    @Test
    void anEndpointInsideTheNetworkIsRefused() {
        WalletCustomer.until(() -> shop.call("GET", ENDPOINTS, null).status() == 200 ? "known" : null);
        Answer refused = shop.call("POST", ENDPOINTS, Map.of("url", "https://169.254.169.254/latest"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/code")).isEqualTo("WEBHOOK_ADDRESS_NOT_ALLOWED");
    }

    private String payAnOrder() {
        WalletCustomer mei = WalletCustomer.register(gateway, "Mei Lin");
        mei.topUp(mei.bindCard("4000056655665556"), "40.00");
        String order = shop.order("20.00").at("/id");
        Answer quote = mei.call("POST", "/v1/quotes", Map.of("type", "MERCHANT_PAYMENT", "orderId", order))
                .expect(201);
        assertThat(mei.ended(mei.payAndConfirm(quote)).at("/state")).isEqualTo("COMPLETED");
        return order;
    }

    private JsonNode received(String id) {
        return WalletCustomer.until(() -> {
            for (JsonNode webhook :
                    gateway.sandbox("GET", receiver, null).expect(200).body().at("/webhooks")) {
                if (webhook.at("/id").asText().equals(id)) {
                    return webhook;
                }
            }
            return null;
        });
    }
}
