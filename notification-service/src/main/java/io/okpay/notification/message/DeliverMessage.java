package io.okpay.notification.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.okpay.notification.secret.SealBrokenException;
import io.okpay.notification.secret.SealedVariables;
import io.okpay.platform.event.Channel;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** One attempt at one claimed message, and what comes of it. */
@ApplicationScoped
class DeliverMessage {

    private static final Logger LOG = Logger.getLogger(DeliverMessage.class);

    private final Messages messages;
    private final Texts texts;
    private final SealedVariables sealedVariables;
    private final DeliveryRules rules;
    private final Backoff backoff;
    private final MeterRegistry metrics;
    private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);

    DeliverMessage(
            Messages messages,
            Texts texts,
            SealedVariables sealedVariables,
            DeliveryRules rules,
            MeterRegistry metrics,
            @All List<Sender> senders) {
        this.messages = messages;
        this.texts = texts;
        this.sealedVariables = sealedVariables;
        this.rules = rules;
        this.backoff = new Backoff(rules.firstWait(), rules.longestWait());
        this.metrics = metrics;
        senders.forEach(sender -> this.senders.put(sender.channel(), sender));
    }

    void deliver(Message claimed) {
        Outcome outcome = attempt(claimed);
        QuarkusTransaction.requiringNew()
                .run(() -> messages.locked(claimed.id()).ifPresent(message -> record(message, outcome)));
    }

    private Outcome attempt(Message message) {
        if (message.isPastUse(Instant.now())) {
            return new Outcome.Refused("expired");
        }
        try {
            Text text = texts.render(
                    message.template(),
                    message.channel(),
                    message.language(),
                    sealedVariables.open(message.id(), message.sealed()));
            return Objects.requireNonNull(senders.get(message.channel())).send(message.id(), message.recipient(), text);
        } catch (SealBrokenException e) {
            return new Outcome.Refused("sealed with a key that is gone");
        } catch (TemplateException e) {
            return new Outcome.Refused("text cannot be rendered");
        }
    }

    private void record(Message message, Outcome outcome) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        switch (outcome) {
            case Outcome.Sent sent -> message.sent(sent.providerId(), now);
            case Outcome.Refused refused -> message.failed(refused.why(), now);
            case Outcome.Postponed postponed -> {
                if (message.attempts() >= rules.attempts()) {
                    message.failed(postponed.why(), now);
                } else {
                    message.postponed(
                            postponed.why(), backoff.after(message.attempts(), ThreadLocalRandom.current()), now);
                }
            }
        }
        metrics.counter(
                        "okpay.messages",
                        "channel",
                        message.channel().name(),
                        "template",
                        message.template().name(),
                        "state",
                        message.state().name())
                .increment();
        if (outcome instanceof Outcome.Sent) {
            LOG.infof("Message %s (%s by %s) is sent", message.id(), message.template(), message.channel());
        } else {
            LOG.warnf(
                    "Message %s (%s by %s) is %s after attempt %d: %s",
                    message.id(), message.template(), message.channel(), message.state(), message.attempts(), outcome);
        }
    }
}
