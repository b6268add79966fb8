package io.okpay.notification.contact;

import io.okpay.notification.message.Category;
import io.okpay.notification.message.Language;
import io.okpay.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** How to reach one customer, and what the customer wants to hear by which channel. */
@Entity
public class Contact {

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    private String phone;

    private @Nullable String email;

    @Column(name = "full_name")
    private String fullName;

    private String locale;

    private @Nullable String country;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<Category, Choice> choices;

    @Column(name = "quiet_from")
    private @Nullable LocalTime quietFrom;

    @Column(name = "quiet_until")
    private @Nullable LocalTime quietUntil;

    @Column(name = "quiet_zone")
    private @Nullable String quietZone;

    @Column(name = "known_since")
    private Instant knownSince;

    @SuppressWarnings("NullAway.Init")
    Contact() {}

    Contact(UUID customerId, String phone, String fullName, String country, String locale, Instant knownSince) {
        this.customerId = customerId;
        this.phone = phone;
        this.fullName = fullName;
        this.country = country;
        this.locale = locale;
        this.choices = Map.of();
        this.knownSince = knownSince;
    }

    void emailVerified(String address) {
        email = address;
    }

    /**
     * Chooses the channels of a category.
     *
     * @throws ProblemException PREFERENCE_REQUIRED
     */
    void choose(Category category, Choice choice) {
        if (category.isRequired()) {
            throw ProblemException.of(ContactProblem.PREFERENCE_REQUIRED).with("category", category.name());
        }
        Map<Category, Choice> next = new EnumMap<>(Category.class);
        next.putAll(choices);
        next.put(category, choice);
        choices = next;
    }

    void beQuiet(QuietHours hours) {
        quietFrom = hours.from();
        quietUntil = hours.until();
        quietZone = hours.zone().getId();
    }

    void ringAlways() {
        quietFrom = null;
        quietUntil = null;
        quietZone = null;
    }

    void speak(Language language) {
        locale = language.tag();
    }

    /** By which channels the customer hears of a category. */
    public Choice choice(Category category) {
        Choice chosen = category.isRequired() ? null : choices.get(category);
        return chosen == null ? Choice.usual(category) : chosen;
    }

    Optional<QuietHours> quietHours() {
        return quietFrom == null || quietUntil == null || quietZone == null
                ? Optional.empty()
                : Optional.of(new QuietHours(quietFrom, quietUntil, ZoneId.of(quietZone)));
    }

    /** When the phone may ring for a category: now, or after the quiet hours. */
    Instant ringsAt(Category category, Instant now) {
        return category.isRequired()
                ? now
                : quietHours().map(hours -> hours.next(now)).orElse(now);
    }

    /** E.164. */
    public String phone() {
        return phone;
    }

    /** As given at registration. */
    public String fullName() {
        return fullName;
    }

    /** BCP 47. */
    public String locale() {
        return locale;
    }

    /** The address that the customer proved to own, if any. */
    public Optional<String> verifiedEmail() {
        return Optional.ofNullable(email);
    }

    /** ISO 3166-1 alpha-2; unknown of customers of early days. */
    public Optional<String> country() {
        return Optional.ofNullable(country);
    }

    /** The customer. */
    public UUID customerId() {
        return customerId;
    }

    @Nullable String email() {
        return email;
    }

    Instant knownSince() {
        return knownSince;
    }
}
