package io.okpay.notification.webhook.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.message.MessageTemplate;
import io.okpay.notification.secret.SealBrokenException;
import io.okpay.notification.webhook.SigningSecrets;
import io.okpay.notification.webhook.WebhookEndpoint;
import io.okpay.notification.webhook.WebhookEndpoints;
import io.okpay.notification.webhook.WebhookRules;
import io.okpay.notification.webhook.WebhookTargets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** One attempt at one leased delivery, and what comes of it. */
@ApplicationScoped
class DeliverWebhook {

    private static final Logger LOG = Logger.getLogger(DeliverWebhook.class);

    private final WebhookDeliveries deliveries;
    private final WebhookEndpoints endpoints;
    private final SigningSecrets secrets;
    private final TellCustomer tellCustomer;
    private final WebhookRules rules;
    private final RetrySchedule schedule;
    private final MeterRegistry metrics;
    private final WebhookSender sender;

    DeliverWebhook(
            WebhookDeliveries deliveries,
            WebhookEndpoints endpoints,
            SigningSecrets secrets,
            TellCustomer tellCustomer,
            WebhookRules rules,
            WebhookTargets targets,
            MeterRegistry metrics,
            Vertx vertx) {
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.secrets = secrets;
        this.tellCustomer = tellCustomer;
        this.rules = rules;
        this.schedule = new RetrySchedule(rules.waits());
        this.metrics = metrics;
        this.sender = new WebhookSender(
                vertx, targets.policy(), rules.connectTimeout(), rules.timeout(), rules.trustedCertificates());
    }

    @PreDestroy
    void close() {
        sender.close();
    }

    /** Sends, and records the result unless the lease has become another's meanwhile. */
    void deliver(WebhookDelivery claimed) throws InterruptedException {
        Instant attemptedAt = now();
        WebhookAnswer answer = attempt(claimed, attemptedAt);
        UUID lease = Objects.requireNonNull(claimed.lease());
        boolean recorded = QuarkusTransaction.requiringNew()
                .call(() -> endpoints
                        .locked(claimed.endpoint().id())
                        .flatMap(_ -> deliveries.locked(claimed.id()))
                        .filter(delivery -> delivery.isHeldBy(lease))
                        .map(delivery -> record(delivery, attemptedAt, answer))
                        .orElse(false));
        if (!recorded) {
            LOG.warnf("Delivery %s is no longer ours: attempt %d is not recorded", claimed.id(), claimed.attempts());
        }
    }

    private WebhookAnswer attempt(WebhookDelivery delivery, Instant at) throws InterruptedException {
        WebhookEndpoint endpoint = delivery.endpoint();
        WebhookMessage message = delivery.message();
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        try {
            Map<String, String> headers = secrets.sign(
                    endpoint.id(), endpoint.sealedSecrets(at), message.id().toString(), body, at);
            return sender.post(endpoint.url(), headers, body, delivery.attempts());
        } catch (SealBrokenException e) {
            return WebhookAnswer.none("SECRET_UNREADABLE", Duration.ZERO);
        }
    }

    private boolean record(WebhookDelivery delivery, Instant attemptedAt, WebhookAnswer answer) {
        Instant now = now();
        deliveries.add(new WebhookAttempt(delivery.id(), delivery.attempts(), attemptedAt, answer));
        WebhookEndpoint endpoint = delivery.endpoint();
        String failure = answer.failure();
        if (failure == null) {
            delivery.delivered(now);
            endpoint.succeeded();
        } else {
            delivery.failed(
                    failure,
                    answer.isGone()
                            ? Optional.empty()
                            : schedule.after(delivery.roundAttempts(), ThreadLocalRandom.current()),
                    now);
            boolean tooLong = endpoint.failed(rules.disableAfter(), now);
            if (endpoint.isEnabled() && (answer.isGone() || tooLong)) {
                endpoint.disable(
                        answer.isGone() ? WebhookEndpoint.DisabledReason.GONE : WebhookEndpoint.DisabledReason.FAILING);
                tell(endpoint);
            }
        }
        metrics.timer("okpay.webhook.attempts", "result", failure == null ? "taken" : "refused")
                .record(answer.duration());
        if (delivery.state() != WebhookDelivery.State.PENDING) {
            metrics.counter("okpay.webhooks", "state", delivery.state().name()).increment();
        }
        LOG.infof(
                "Webhook %s to endpoint %s is %s after attempt %d%s",
                delivery.message().id(),
                endpoint.id(),
                delivery.state(),
                delivery.attempts(),
                failure == null ? "" : ": " + failure);
        return true;
    }

    /** A merchant that is also a customer has a phone; all others read it in the endpoint. */
    private void tell(WebhookEndpoint endpoint) {
        LOG.warnf("Webhook endpoint %s is disabled", endpoint.id());
        tellCustomer.tell(
                endpoint.merchantId(),
                new News(
                        MessageTemplate.WEBHOOK_DISABLED,
                        Map.of("host", URI.create(endpoint.url()).getHost()),
                        null,
                        now(),
                        null));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
