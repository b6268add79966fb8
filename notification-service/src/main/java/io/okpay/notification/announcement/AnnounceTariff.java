package io.okpay.notification.announcement;

import io.okpay.notification.message.UtcTime;
import io.okpay.platform.event.TariffChange;
import io.okpay.platform.event.TariffPublished;
import io.okpay.platform.inbox.Handlers;
import io.okpay.platform.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A new tariff announces itself: pinned until it holds, and read for a month after. */
@ApplicationScoped
class AnnounceTariff {

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final Inbox inbox;
    private final Announcements announcements;
    private final PriceTable priceTable;

    AnnounceTariff(Inbox inbox, Announcements announcements, PriceTable priceTable) {
        this.inbox = inbox;
        this.announcements = announcements;
        this.priceTable = priceTable;
    }

    @Incoming("tariffs")
    @Blocking
    void consume(ConsumerRecord<String, byte[]> message) {
        inbox.receive("tariff-news", message, Handlers.on(TariffPublished.class, this::published));
    }

    private void published(TariffPublished event) {
        String source = "tariff:" + event.version();
        if (announcements.hasSource(source)) {
            return;
        }
        List<TariffChange> changes = event.changes() == null ? List.of() : event.changes();
        String when = UtcTime.of(event.validFrom());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant end = event.validFrom().plus(REMEMBERED);
        Announcement announcement = new Announcement(
                new AnnouncementRequest(
                        AnnouncementKind.FEES,
                        new AnnouncementRequest.Texts(
                                new AnnouncementRequest.Text(
                                        "New fees from " + when,
                                        body(
                                                event.description() + ". What was quoted before keeps its price.",
                                                PriceTable.lines(changes, Locale.ENGLISH))),
                                new AnnouncementRequest.Text(
                                        "自 " + when + " 起执行新费率",
                                        body(
                                                event.description() + "。此前已报价的交易保持原价。",
                                                PriceTable.lines(changes, Locale.SIMPLIFIED_CHINESE)))),
                        event.publishedAt(),
                        end.isAfter(event.publishedAt()) ? end : null,
                        event.validFrom().isAfter(event.publishedAt()) ? event.validFrom() : null,
                        Audience.ALL,
                        null),
                null,
                now);
        announcement.madeFrom(source, changes.isEmpty() ? null : priceTable.write(changes));
        announcement.publish(announcement.version(), now);
        announcements.persist(announcement);
    }

    private static String body(String first, String lines) {
        return lines.isEmpty() ? first : first + "\n" + lines;
    }
}
