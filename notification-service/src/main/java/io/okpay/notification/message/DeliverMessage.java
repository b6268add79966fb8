package io.okpay.notification.message;

import io.micrometer.core.instrument.MeterRegistry;
import io.okpay.notification.secret.SealBrokenException;
import io.okpay.notification.secret.SealedVariables;
import io.okpay.platform.event.Channel;
import io.quarkus.arc.All;
import io.quarkus.qute.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One attempt at one claimed message, and what comes of it. */
@ApplicationScoped
class DeliverMessage {

    private static final Logger LOG = Logger.getLogger(DeliverMessage.class);

    private final Messages messages;
    private final MessageQueue queue;
    private final Texts texts;
    private final SealedVariables sealedVariables;
    private final DeliveryRules rules;
    private final Backoff backoff;
    private final MeterRegistry metrics;
    private final Map<Channel, Sender> senders = new EnumMap<>(Channel.class);

    /** An attempt that is over. */
    record Attempted(Message message, Outcome outcome) {}

    DeliverMessage(
            Messages messages,
            MessageQueue queue,
            Texts texts,
            SealedVariables sealedVariables,
            DeliveryRules rules,
            MeterRegistry metrics,
            @All List<Sender> senders) {
        this.messages = messages;
        this.queue = queue;
        this.texts = texts;
        this.sealedVariables = sealedVariables;
        this.rules = rules;
        this.backoff = new Backoff(rules.firstWait(), rules.longestWait());
        this.metrics = metrics;
        senders.forEach(sender -> this.senders.put(sender.channel(), sender));
    }

    Outcome attempt(Message message) {
        if (message.isPastUse(Instant.now())) {
            return new Outcome.Refused("expired");
        }
        try {
            Text text = texts.render(
                    message.template(),
                    message.channel(),
                    message.language(),
                    sealedVariables.open(message.id(), message.sealed()));
            return Objects.requireNonNull(senders.get(message.channel()))
                    .send(new Outgoing(
                            message.id(), message.recipient(), message.language(), text, message.customerId() != null));
        } catch (SealBrokenException e) {
            return new Outcome.Refused("sealed with a key that is gone");
        } catch (TemplateException e) {
            return new Outcome.Refused("text cannot be rendered");
        }
    }

    /** Records what came of attempts, all in one transaction. */
    @Transactional
    void record(List<Attempted> attempts) {
        Map<UUID, Outcome> outcomes = attempts.stream()
                .collect(Collectors.toMap(attempt -> attempt.message().id(), Attempted::outcome, (a, b) -> b));
        messages.locked(outcomes.keySet())
                .forEach(message -> record(message, Objects.requireNonNull(outcomes.get(message.id()))));
    }

    private void record(Message message, Outcome outcome) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        switch (outcome) {
            case Outcome.Sent sent -> message.sent(sent.providerId(), now);
            case Outcome.Refused refused -> message.failed(refused.why(), now);
            case Outcome.Postponed postponed -> {
                if (message.attempts() >= attemptsOf(message)) {
                    message.failed(postponed.why(), now);
                } else {
                    message.postponed(
                            postponed.why(), backoff.after(message.attempts(), ThreadLocalRandom.current()), now);
                }
            }
        }
        count(message);
        if (outcome instanceof Outcome.Sent) {
            LOG.debugf("Message %s (%s by %s) is sent", message.id(), message.template(), message.channel());
        } else {
            LOG.warnf(
                    "Message %s (%s by %s) is %s after attempt %d: %s",
                    message.id(), message.template(), message.channel(), message.state(), message.attempts(), outcome);
            takeFallback(message, now);
        }
    }

    /** Notes the word of a provider, which comes when it likes and as often as it likes; what is not known any more is passed over. */
    @Transactional
    void receipt(UUID id, Function<Message, Boolean> news) {
        messages.locked(id).filter(news::apply).ifPresent(message -> {
            count(message);
            if (message.state() == Message.State.UNDELIVERED) {
                LOG.warnf(
                        "Message %s (%s by %s) did not arrive: %s",
                        message.id(), message.template(), message.channel(), message.failure());
                takeFallback(message, Instant.now());
            }
        });
    }

    private int attemptsOf(Message message) {
        return message.fallback().isPresent() ? rules.attemptsBeforeFallback() : rules.attempts();
    }

    private void takeFallback(Message message, Instant now) {
        if (message.canFollow() && !message.isPastUse(now)) {
            message.fallback().ifPresent(way -> {
                Message successor = queue.follow(message, way, message.expiresAt());
                LOG.infof("Message %s goes out by %s in its place: %s", message.id(), way.channel(), successor.id());
            });
        }
    }

    private void count(Message message) {
        metrics.counter(
                        "okpay.messages",
                        "channel",
                        message.channel().name(),
                        "template",
                        message.template().name(),
                        "state",
                        message.state().name())
                .increment();
    }
}
