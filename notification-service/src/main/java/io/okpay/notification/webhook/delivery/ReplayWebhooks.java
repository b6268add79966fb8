package io.okpay.notification.webhook.delivery;

import io.okpay.notification.quota.Quota;
import io.okpay.notification.quota.Quotas;
import io.okpay.notification.webhook.WebhookEndpoint;
import io.okpay.notification.webhook.WebhookEndpoints;
import io.okpay.notification.webhook.WebhookProblem;
import io.okpay.notification.webhook.WebhookRules;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/** What a merchant asks to be sent, or to be sent again. */
@ApplicationScoped
class ReplayWebhooks {

    private static final Duration HOUR = Duration.ofHours(1);

    private final WebhookEndpoints endpoints;
    private final WebhookDeliveries deliveries;
    private final TellMerchant tellMerchant;
    private final WebhookDispatcher dispatcher;
    private final Quotas quotas;
    private final Quota quota;

    private record Hourly(int limit) implements Quota {

        @Override
        public Duration window() {
            return HOUR;
        }
    }

    ReplayWebhooks(
            WebhookEndpoints endpoints,
            WebhookDeliveries deliveries,
            TellMerchant tellMerchant,
            WebhookDispatcher dispatcher,
            Quotas quotas,
            WebhookRules rules) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.tellMerchant = tellMerchant;
        this.dispatcher = dispatcher;
        this.quotas = quotas;
        this.quota = new Hourly(rules.requestsPerHour());
    }

    /** The delivery of a message to a merchant's own endpoint. */
    WebhookDelivery own(UUID merchantId, UUID endpointId, UUID messageId) {
        return deliveries
                .ofMessage(endpoints.own(endpointId, merchantId).id(), messageId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    WebhookDelivery test(UUID merchantId, UUID endpointId) {
        return atEnabled(merchantId, endpointId, tellMerchant::test);
    }

    WebhookDelivery replay(UUID merchantId, UUID endpointId, UUID messageId) {
        return atEnabled(merchantId, endpointId, endpoint -> {
            WebhookDelivery delivery = own(merchantId, endpointId, messageId);
            if (delivery.state() == WebhookDelivery.State.PENDING) {
                throw ProblemException.of(WebhookProblem.WEBHOOK_MESSAGE_PENDING);
            }
            delivery.replay(now());
            return delivery;
        });
    }

    int replayFailed(UUID merchantId, UUID endpointId, Instant since) {
        return atEnabled(merchantId, endpointId, endpoint -> deliveries.replayFailed(endpoint.id(), since, now()));
    }

    /** Whatever changes a delivery has its endpoint locked first: results are recorded in the same order. */
    private <T> T atEnabled(UUID merchantId, UUID endpointId, Function<WebhookEndpoint, T> effect) {
        T result = QuarkusTransaction.requiringNew().call(() -> {
            WebhookEndpoint endpoint = endpoints.ownLocked(endpointId, merchantId);
            if (!endpoint.isEnabled()) {
                throw ProblemException.of(WebhookProblem.WEBHOOK_ENDPOINT_DISABLED);
            }
            spend(merchantId);
            return effect.apply(endpoint);
        });
        dispatcher.wake();
        return result;
    }

    private void spend(UUID merchantId) {
        Instant now = Instant.now();
        quotas.spend("webhook:" + merchantId, quota, now).ifPresent(end -> {
            throw ProblemException.of(WebhookProblem.WEBHOOK_QUOTA_EXCEEDED)
                    .retryAfter(Duration.between(now, end).toSeconds());
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
