package io.okpay.notification.announcement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.okpay.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An announcement as its drafter wants it.
 *
 * @param texts in both languages; without one of them it is refused
 * @param visibleFrom from when on it is seen
 * @param visibleUntil until when, or without an end
 * @param pinnedUntil until when it stands above the others
 * @param audience whom it concerns
 * @param audienceValues countries (ISO 3166-1 alpha-2) or tiers, for an audience of these
 */
public record AnnouncementRequest(
        @NotNull AnnouncementKind kind,
        @NotNull @Valid Texts texts,
        @NotNull Instant visibleFrom,
        @Nullable Instant visibleUntil,
        @Nullable Instant pinnedUntil,
        @NotNull Audience audience,

        @Nullable @Size(max = 50) List<@NotNull @Size(max = 20) String> audienceValues) {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private static final Pattern TIER = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");

    /** The words in both languages. */
    public record Texts(
            @Nullable @Valid Text en,
            @JsonProperty("zh-CN") @Nullable @Valid Text zhCn) {}

    /** The words in one language, as plain text. */
    public record Text(
            @NotBlank @Size(max = 120) String title,
            @NotBlank @Size(max = 5000) String body) {}

    Text english() {
        return present(texts.en(), "texts.en");
    }

    Text chinese() {
        return present(texts.zhCn(), "texts.zh-CN");
    }

    List<String> values() {
        return audienceValues == null ? List.of() : List.copyOf(audienceValues);
    }

    /** Refuses a schedule that never shows it, and an audience of nobody. */
    void check() {
        if (visibleUntil != null && !visibleUntil.isAfter(visibleFrom)) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_SCHEDULE_EMPTY, "visibleUntil");
        }
        if (pinnedUntil != null
                && (!pinnedUntil.isAfter(visibleFrom) || (visibleUntil != null && pinnedUntil.isAfter(visibleUntil)))) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_PIN_OUTSIDE, "pinnedUntil");
        }
        boolean fits = switch (audience) {
            case COUNTRIES -> !values().isEmpty() && COUNTRIES.containsAll(values());
            case TIERS ->
                !values().isEmpty()
                        && values().stream().allMatch(tier -> TIER.matcher(tier).matches());
            case ALL, MERCHANTS -> values().isEmpty();
        };
        if (!fits) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_AUDIENCE_INVALID, "audienceValues");
        }
    }

    private static Text present(@Nullable Text text, String field) {
        if (text == null) {
            throw ProblemException.of(AnnouncementProblem.ANNOUNCEMENT_TRANSLATION_MISSING, field);
        }
        return text;
    }
}
