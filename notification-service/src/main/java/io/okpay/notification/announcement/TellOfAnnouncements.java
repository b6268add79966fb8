package io.okpay.notification.announcement;

import io.okpay.notification.contact.Contact;
import io.okpay.notification.contact.Contacts;
import io.okpay.notification.contact.News;
import io.okpay.notification.contact.TellCustomer;
import io.okpay.notification.message.MessageTemplate;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Fees that change are told to every customer whom they concern, and not only to those who look: PSD2 Art. 54 asks for it. Some hundred
 * customers in a transaction, so that a crash goes on where it was; replicas take turns.
 */
@ApplicationScoped
class TellOfAnnouncements {

    private static final Logger LOG = Logger.getLogger(TellOfAnnouncements.class);
    private static final int AT_ONCE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final Announcements announcements;
    private final Contacts contacts;
    private final TellCustomer tellCustomer;

    TellOfAnnouncements(Announcements announcements, Contacts contacts, TellCustomer tellCustomer) {
        this.announcements = announcements;
        this.contacts = contacts;
        this.tellCustomer = tellCustomer;
    }

    @Scheduled(
            every = "2s",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tell() {
        boolean more;
        do {
            more = QuarkusTransaction.requiringNew().call(this::tellSome);
        } while (more);
    }

    /** False when nobody is left. */
    private boolean tellSome() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return announcements
                .untold(now)
                .map(announcement -> tellSome(announcement, now))
                .orElse(false);
    }

    private boolean tellSome(Announcement announcement, Instant now) {
        UUID after = announcement.toldUpTo() == null ? FIRST : announcement.toldUpTo();
        List<Contact> some = contacts.knownBefore(announcement.visibleFrom(), after, AT_ONCE);
        some.stream().filter(announcement::concerns).forEach(contact -> tell(announcement, contact, now));
        if (some.size() < AT_ONCE) {
            announcement.toldAll(now);
            LOG.infof("All customers are told of announcement %s", announcement.id());
        } else {
            announcement.told(some.getLast().customerId());
        }
        return true;
    }

    private void tell(Announcement announcement, Contact contact, Instant now) {
        Locale language = Locale.forLanguageTag(contact.locale());
        tellCustomer.tell(
                contact.customerId(),
                new News(
                        MessageTemplate.ANNOUNCEMENT,
                        Map.of("title", announcement.title(language), "longText", announcement.body(language)),
                        null,
                        now,
                        announcement.visibleUntil()));
    }
}
