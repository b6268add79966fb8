package io.okpay.notification.contact;

import io.okpay.notification.message.Category;
import io.okpay.notification.message.Language;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a customer wants to hear, by which channel, when and in which language. */
@Path("/v1/me/notification-preferences")
@RolesAllowed("customer")
@RunOnVirtualThread
@Tag(name = "Preferences")
public class PreferencesResource {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    private final Contacts contacts;
    private final Caller caller;

    /** The channels of a category, besides the inbox. */
    public record ChoiceRequest(
            @NotNull Boolean sms, @NotNull Boolean email) {}

    /**
     * When text messages wait; what concerns security does not.
     *
     * @param from HH:mm
     * @param until HH:mm, on the next day when it is not later than {@code from}
     * @param timeZone a name of the IANA time zone database
     */
    public record QuietHoursRequest(
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME) String until,
            @NotBlank @Size(max = 50) String timeZone) {}

    /**
     * The language of messages.
     *
     * @param language BCP 47; one that is not spoken here becomes the closest that is
     */
    public record LanguageRequest(@NotBlank @Size(max = 35) String language) {}

    PreferencesResource(Contacts contacts, Caller caller) {
        this.contacts = contacts;
        this.caller = caller;
    }

    /** All. */
    @GET
    @Transactional
    @Operation(operationId = "getPreferences", summary = "What you are told by which channel, besides the inbox")
    @APIResponse(responseCode = "200", description = "The preferences")
    @APIResponse(responseCode = "409", description = "CONTACT_NOT_READY: a moment after the registration")
    public PreferencesResponse get() {
        return PreferencesResponse.from(contacts.findByIdOptional(caller.customerId())
                .orElseThrow(() -> ProblemException.of(ContactProblem.CONTACT_NOT_READY)));
    }

    /** Chooses channels. */
    @PUT
    @Path("/categories/{category}")
    @Transactional
    @Operation(operationId = "choosePreference", summary = "Choose the channels of a category")
    @APIResponse(responseCode = "200", description = "The preferences")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: there is no such category")
    @APIResponse(responseCode = "409", description = "CONTACT_NOT_READY")
    @APIResponse(responseCode = "422", description = "PREFERENCE_REQUIRED")
    public PreferencesResponse choose(@PathParam("category") Category category, @NotNull @Valid ChoiceRequest request) {
        return change(contact -> contact.choose(category, new Choice(request.sms(), request.email())));
    }

    /** Sets quiet hours. */
    @PUT
    @Path("/quiet-hours")
    @Transactional
    @Operation(operationId = "setQuietHours", summary = "Let text messages wait during these hours")
    @APIResponse(responseCode = "200", description = "The preferences")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "CONTACT_NOT_READY")
    @APIResponse(responseCode = "422", description = "QUIET_HOURS_INVALID")
    public PreferencesResponse beQuiet(@NotNull @Valid QuietHoursRequest request) {
        QuietHours hours = quietHours(request);
        return change(contact -> contact.beQuiet(hours));
    }

    /** Ends quiet hours. */
    @DELETE
    @Path("/quiet-hours")
    @Transactional
    @Operation(operationId = "endQuietHours", summary = "Have no quiet hours")
    @APIResponse(responseCode = "200", description = "The preferences")
    @APIResponse(responseCode = "409", description = "CONTACT_NOT_READY")
    public PreferencesResponse ringAlways() {
        return change(Contact::ringAlways);
    }

    /** Chooses a language. */
    @PUT
    @Path("/language")
    @Transactional
    @Operation(
            operationId = "chooseLanguage",
            summary = "Choose the language of messages: en or zh-CN, or what is closest")
    @APIResponse(responseCode = "200", description = "The preferences")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "CONTACT_NOT_READY")
    public PreferencesResponse speak(@NotNull @Valid LanguageRequest request) {
        return change(contact -> contact.speak(Language.closestTo(request.language())));
    }

    private PreferencesResponse change(Consumer<Contact> wish) {
        Contact contact = contacts.locked(caller.customerId())
                .orElseThrow(() -> ProblemException.of(ContactProblem.CONTACT_NOT_READY));
        wish.accept(contact);
        return PreferencesResponse.from(contact);
    }

    private static QuietHours quietHours(QuietHoursRequest request) {
        String field = "timeZone";
        try {
            ZoneId zone = ZoneId.of(request.timeZone());
            field = "until";
            return new QuietHours(LocalTime.parse(request.from()), LocalTime.parse(request.until()), zone);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemException.of(
                    ContactProblem.QUIET_HOURS_INVALID, List.of(new FieldProblem(field, "Invalid", "not understood")));
        }
    }
}
