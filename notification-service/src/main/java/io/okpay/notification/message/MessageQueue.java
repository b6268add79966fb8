package io.okpay.notification.message;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.secret.SealedVariables;
import io.okpay.platform.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The durable queue: a message is one more row of the business transaction and goes out right after the commit. */
@ApplicationScoped
public class MessageQueue {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,255}");

    private final Messages messages;
    private final SealedVariables sealedVariables;
    private final Dispatcher dispatcher;
    private final TransactionSynchronizationRegistry transactions;

    MessageQueue(
            Messages messages,
            SealedVariables sealedVariables,
            Dispatcher dispatcher,
            TransactionSynchronizationRegistry transactions) {
        this.messages = messages;
        this.sealedVariables = sealedVariables;
        this.dispatcher = dispatcher;
        this.transactions = transactions;
    }

    /**
     * Queues a message with the running transaction; one id is one message.
     *
     * @param locale BCP 47
     * @param expiresAt when it is of no use any more
     * @throws IllegalArgumentException when the recipient is none of the channel's, the template has no text for the channel, or the text
     *     would name what is not given
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(
            UUID id,
            MessageTemplate template,
            Channel channel,
            String recipient,
            String locale,
            Map<String, String> variables,
            @Nullable Instant expiresAt) {
        check(id, template, channel, recipient, variables);
        if (messages.findByIdOptional(id).isPresent()) {
            return;
        }
        add(new Message(
                id,
                template,
                channel,
                recipient,
                Language.closestTo(locale),
                sealedVariables.seal(id, variables),
                expiresAt,
                now()));
    }

    /**
     * Queues a message to a customer with the running transaction.
     *
     * @throws IllegalArgumentException as above
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(CustomerMessage order) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        check(id, order.template(), order.channel(), order.recipient(), order.variables());
        add(new Message(id, order, sealedVariables.seal(id, order.variables()), now()));
    }

    /** Queues what follows a message that reached nobody. */
    @Transactional(Transactional.TxType.MANDATORY)
    Message follow(Message ended, Fallback way, @Nullable Instant useUntil) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        byte[] resealed = sealedVariables.seal(id, sealedVariables.open(ended.id(), ended.takeSealed()));
        Message successor = ended.successor(id, way, resealed, useUntil, now());
        add(successor);
        return successor;
    }

    private void add(Message message) {
        messages.persist(message);
        wakeDispatcherAfterCommit();
    }

    private static void check(
            UUID id, MessageTemplate template, Channel channel, String recipient, Map<String, String> variables) {
        Pattern form = channel == Channel.EMAIL ? MAIL : E164;
        if (!form.matcher(recipient).matches()) {
            throw new IllegalArgumentException("The recipient of message " + id + " is none of channel " + channel);
        }
        if (channel == Channel.VOICE && !template.isPasscode()) {
            throw new IllegalArgumentException("Template " + template + " is not read out");
        }
        if (!variables.keySet().containsAll(template.variables())) {
            throw new IllegalArgumentException("Message " + id + " lacks variables of template " + template);
        }
    }

    private void wakeDispatcherAfterCommit() {
        if (transactions.getResource(MessageQueue.class) != null) {
            return;
        }
        transactions.putResource(MessageQueue.class, this);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    dispatcher.wake();
                }
            }
        });
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
