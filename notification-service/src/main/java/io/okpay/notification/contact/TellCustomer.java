package io.okpay.notification.contact;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.inbox.InboxItems;
import io.okpay.notification.message.CustomerMessage;
import io.okpay.notification.message.Fallback;
import io.okpay.notification.message.MessageQueue;
import io.okpay.platform.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells customers: always in the inbox, and by the channels that they chose for such news. What goes out by one channel alone takes the other
 * one when it leads nowhere.
 */
@ApplicationScoped
public class TellCustomer {

    private static final Logger LOG = Logger.getLogger(TellCustomer.class);

    private final Contacts contacts;
    private final InboxItems inboxItems;
    private final MessageQueue queue;

    TellCustomer(Contacts contacts, InboxItems inboxItems, MessageQueue queue) {
        this.contacts = contacts;
        this.inboxItems = inboxItems;
        this.queue = queue;
    }

    /** Tells a customer with the running transaction; of one who is not in the directory it says so in the log. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID customerId, News news) {
        contacts.findByIdOptional(customerId)
                .ifPresentOrElse(
                        contact -> tell(UuidCreator.getTimeOrderedEpoch(), contact, news),
                        () -> LOG.warnf("Customer %s is not in the directory and is not told: %s", customerId, news));
    }

    /** Tells a customer; one id is told once. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID id, Contact contact, News news) {
        if (!inboxItems.add(id, contact.customerId(), news.template(), news.variables(), news.paymentId(), news.at())) {
            return;
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Choice choice = contact.choice(news.template().category());
        @Nullable String email = contact.verifiedEmail().orElse(null);
        if (choice.sms()) {
            @Nullable Fallback fallback = email == null || choice.email() ? null : new Fallback(Channel.EMAIL, email);
            queue.add(message(
                    contact,
                    news,
                    Channel.SMS,
                    contact.phone(),
                    contact.ringsAt(news.template().category(), now),
                    fallback));
        }
        if (choice.email() && email != null) {
            @Nullable Fallback fallback = choice.sms() ? null : new Fallback(Channel.SMS, contact.phone());
            queue.add(message(contact, news, Channel.EMAIL, email, now, fallback));
        }
    }

    private static CustomerMessage message(
            Contact contact,
            News news,
            Channel channel,
            String recipient,
            Instant notBefore,
            @Nullable Fallback fallback) {
        return new CustomerMessage(
                contact.customerId(),
                news.template(),
                channel,
                recipient,
                contact.locale(),
                news.variables(),
                notBefore,
                news.useUntil(),
                fallback);
    }
}
