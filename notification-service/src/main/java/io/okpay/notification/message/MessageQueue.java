package io.okpay.notification.message;

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
        if (messages.findByIdOptional(id).isPresent()) {
            return;
        }
        messages.persist(new Message(
                id,
                template,
                channel,
                recipient,
                Language.closestTo(locale),
                sealedVariables.seal(id, variables),
                expiresAt,
                Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        wakeDispatcherAfterCommit();
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
}
