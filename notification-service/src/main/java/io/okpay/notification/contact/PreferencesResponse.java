package io.okpay.notification.contact;

import io.okpay.notification.message.Category;
import io.okpay.notification.message.Language;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to hear, and how.
 *
 * @param language BCP 47
 * @param emailVerified whether there is an address to write to
 */
public record PreferencesResponse(
        String language,
        boolean emailVerified,
        List<CategoryResponse> categories,
        @Nullable QuietHoursResponse quietHours) {

    /**
     * The channels of one category, besides the inbox.
     *
     * @param required whether they cannot be switched off
     */
    public record CategoryResponse(Category category, boolean sms, boolean email, boolean required) {}

    /**
     * When text messages wait.
     *
     * @param from HH:mm
     * @param until HH:mm
     * @param timeZone a name of the IANA time zone database
     */
    public record QuietHoursResponse(String from, String until, String timeZone) {

        static QuietHoursResponse from(QuietHours hours) {
            return new QuietHoursResponse(
                    TIME.format(hours.from()),
                    TIME.format(hours.until()),
                    hours.zone().getId());
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static PreferencesResponse from(Contact contact) {
        return new PreferencesResponse(
                Language.closestTo(contact.locale()).tag(),
                contact.verifiedEmail().isPresent(),
                Stream.of(Category.values())
                        .map(category -> {
                            Choice choice = contact.choice(category);
                            return new CategoryResponse(category, choice.sms(), choice.email(), category.isRequired());
                        })
                        .toList(),
                contact.quietHours().map(QuietHoursResponse::from).orElse(null));
    }
}
