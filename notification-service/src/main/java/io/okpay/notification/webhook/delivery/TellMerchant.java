package io.okpay.notification.webhook.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.webhook.WebhookEndpoint;
import io.okpay.notification.webhook.WebhookEndpoints;
import io.okpay.notification.webhook.WebhookEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes an event down as a message, with a delivery to each endpoint that wants it. */
@ApplicationScoped
class TellMerchant {

    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final ObjectMapper json;

    TellMerchant(WebhookEndpoints endpoints, WebhookDeliveries deliveries, ObjectMapper json) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.json = json;
    }

    /** Tells all endpoints of a merchant that want this event; of a disabled one it waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    void tell(UUID merchantId, WebhookEvent event, Instant at, Map<String, ?> data) {
        List<WebhookEndpoint> wanting = endpoints.ofMerchant(merchantId).stream()
                .filter(endpoint -> endpoint.wants(event))
                .toList();
        if (!wanting.isEmpty()) {
            send(wanting, merchantId, event, at, data);
        }
    }

    /** Tells one endpoint that it is tested. */
    @Transactional(Transactional.TxType.MANDATORY)
    WebhookDelivery test(WebhookEndpoint endpoint) {
        return send(
                        List.of(endpoint),
                        endpoint.merchantId(),
                        WebhookEvent.WEBHOOK_TEST,
                        Instant.now(),
                        Map.of("endpointId", endpoint.id()))
                .getFirst();
    }

    private List<WebhookDelivery> send(
            List<WebhookEndpoint> to, UUID merchantId, WebhookEvent event, Instant at, Map<String, ?> data) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        WebhookMessage message = new WebhookMessage(id, merchantId, event, body(event, at, data), now);
        deliveries.add(message);
        return to.stream()
                .map(endpoint -> {
                    WebhookDelivery delivery = new WebhookDelivery(endpoint, message, now);
                    deliveries.persist(delivery);
                    return delivery;
                })
                .toList();
    }

    private String body(WebhookEvent event, Instant at, Map<String, ?> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.type());
        body.put("timestamp", at.truncatedTo(ChronoUnit.MILLIS));
        body.put("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event has no JSON form", e);
        }
    }
}
