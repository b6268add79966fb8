package io.okpay.notification.announcement;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.notification.contact.Contact;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One announcement in both languages. A published one changes no more: it is withdrawn and another one published. */
@Entity
public class Announcement {

    /** How far it is. */
    public enum State {
        /** Seen by operators only. */
        DRAFT,
        /** Seen by everybody from its start to its end. */
        PUBLISHED,
        /** Taken back. */
        WITHDRAWN
    }

    @Id
    private UUID id;

    private int version;

    @Enumerated(EnumType.STRING)
    private AnnouncementKind kind;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "title_en")
    private String titleEn;

    @Column(name = "body_en")
    private String bodyEn;

    @Column(name = "title_zh")
    private String titleZh;

    @Column(name = "body_zh")
    private String bodyZh;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @Column(name = "audience_values")
    private List<String> audienceValues;

    @Column(name = "visible_from")
    private Instant visibleFrom;

    @Column(name = "visible_until")
    private @Nullable Instant visibleUntil;

    @Column(name = "pinned_until")
    private @Nullable Instant pinnedUntil;

    /** Read by the database alone, which has it once. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable String source;

    private @Nullable String prices;

    /** For who asks the database. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "drafted_by")
    private @Nullable UUID draftedBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    @Column(name = "told_up_to")
    private @Nullable UUID toldUpTo;

    /** Read by the query that finds whom to tell. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "told_at")
    private @Nullable Instant toldAt;

    @SuppressWarnings("NullAway.Init")
    Announcement() {}

    @SuppressWarnings("NullAway.Init")
    Announcement(AnnouncementRequest request, @Nullable UUID draftedBy, Instant now) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.version = 1;
        this.state = State.DRAFT;
        this.draftedBy = draftedBy;
        this.createdAt = now;
        take(request);
    }

    /** Notes what it was made from, and its table of prices. */
    void madeFrom(String origin, @Nullable String priceTable) {
        source = origin;
        prices = priceTable;
    }

    void edit(int seen, AnnouncementRequest request) {
        refuseStale(seen);
        if (state != State.DRAFT) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_NOT_DRAFT);
        }
        take(request);
        version++;
    }

    void publish(int seen, Instant now) {
        refuseStale(seen);
        if (state != State.DRAFT) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_NOT_DRAFT);
        }
        if (visibleUntil != null && !visibleUntil.isAfter(now)) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_OVER, "visibleUntil");
        }
        state = State.PUBLISHED;
        publishedAt = now;
        version++;
    }

    void withdraw(int seen, Instant now) {
        refuseStale(seen);
        if (state != State.PUBLISHED) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_NOT_PUBLISHED);
        }
        state = State.WITHDRAWN;
        withdrawnAt = now;
        version++;
    }

    private void refuseStale(int seen) {
        if (seen != version) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_CHANGED).with("version", version);
        }
    }

    private void take(AnnouncementRequest request) {
        AnnouncementRequest.Text en = request.english();
        AnnouncementRequest.Text zh = request.chinese();
        request.check();
        kind = request.kind();
        titleEn = en.title();
        bodyEn = en.body();
        titleZh = zh.title();
        bodyZh = zh.body();
        audience = request.audience();
        audienceValues = request.values();
        visibleFrom = request.visibleFrom();
        visibleUntil = request.visibleUntil();
        pinnedUntil = request.pinnedUntil();
    }

    /** Notes that customers up to this one are told. */
    void told(UUID customerId) {
        toldUpTo = customerId;
    }

    void toldAll(Instant now) {
        toldAt = now;
    }

    /** Whether it is for a customer. Tiers and merchants are not known of customers here: they read the page. */
    boolean concerns(Contact contact) {
        return switch (audience) {
            case ALL -> true;
            case COUNTRIES -> contact.country().map(audienceValues::contains).orElse(false);
            case TIERS, MERCHANTS -> false;
        };
    }

    @Nullable UUID toldUpTo() {
        return toldUpTo;
    }

    /** Whether it stands above the others. */
    boolean isPinned(Instant now) {
        return pinnedUntil != null && pinnedUntil.isAfter(now);
    }

    /** The title in a language. */
    public String title(Locale language) {
        return language.getLanguage().equals("zh") ? titleZh : titleEn;
    }

    /** The text in a language. */
    public String body(Locale language) {
        return language.getLanguage().equals("zh") ? bodyZh : bodyEn;
    }

    /** The id. */
    public UUID id() {
        return id;
    }

    /** From when on it is seen. */
    public Instant visibleFrom() {
        return visibleFrom;
    }

    /** Until when it is seen, if that is known. */
    public @Nullable Instant visibleUntil() {
        return visibleUntil;
    }

    int version() {
        return version;
    }

    AnnouncementKind kind() {
        return kind;
    }

    State state() {
        return state;
    }

    Audience audience() {
        return audience;
    }

    List<String> audienceValues() {
        return audienceValues;
    }

    @Nullable Instant pinnedUntil() {
        return pinnedUntil;
    }

    @Nullable String prices() {
        return prices;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant publishedAt() {
        return publishedAt;
    }

    @Nullable Instant withdrawnAt() {
        return withdrawnAt;
    }
}
