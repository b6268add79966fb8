package io.okpay.notification.announcement;

import io.okpay.platform.problem.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Announcements, for everybody. */
@Path("/v1/announcements")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Announcements")
public class AnnouncementResource {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;
    private static final int MAX_AGE_SECONDS = 30;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern TIER = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");
    private static final Pattern KIND = Pattern.compile("MAINTENANCE|FEES|INCIDENT|NEWS");
    private static final Pattern TRUTH = Pattern.compile("true|false");

    private final ReadAnnouncements readAnnouncements;

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record AnnouncementsResponse(
            List<AnnouncementResponse> items, @Nullable String nextCursor) {}

    AnnouncementResource(ReadAnnouncements readAnnouncements) {
        this.readAnnouncements = readAnnouncements;
    }

    /** What is announced now. */
    @GET
    @Operation(
            operationId = "listAnnouncements",
            summary = "What is announced now, pinned ones first, then the newest",
            description =
                    "In the language of Accept-Language. Announcements for an audience are shown to whoever says that they"
                            + " belong to it: they keep no secret.")
    @APIResponse(
            responseCode = "200",
            description = "A page, with an ETag",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = AnnouncementsResponse.class)))
    @APIResponse(responseCode = "304", description = "Unchanged since the ETag in If-None-Match")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public Response list(
            @Parameter(description = "ISO 3166-1 alpha-2") @QueryParam("country") @Nullable String country,
            @Parameter(description = "for example GOLD") @QueryParam("tier") @Nullable String tier,
            @Parameter(description = "true for what concerns merchants as well") @QueryParam("merchant") @Nullable String merchant,
            @Parameter(description = "one kind only") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "1 to 100; 20 by default") @QueryParam("limit") @Nullable String limit,
            @Parameter(description = "nextCursor of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Context HttpHeaders headers,
            @Context Request request) {
        AnnouncementFilter filter = new AnnouncementFilter(
                read("country", country, COUNTRY, ""),
                read("tier", tier, TIER, ""),
                read("merchant", merchant, TRUTH, "false").equals("true"),
                read("kind", kind, KIND, ""));
        int size = Integer.parseInt(read("limit", limit, NUMBER, String.valueOf(DEFAULT_LIMIT)));
        if (size > MOST) {
            throw AnnouncementCursor.invalid("limit");
        }
        AnnouncementCursor after = AnnouncementCursor.of(cursor, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Locale language = Languages.of(headers);
        AnnouncementsResponse page = readAnnouncements.page(filter, after, size, language);
        EntityTag tag = new EntityTag(Integer.toHexString(page.items().hashCode()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        CacheControl cache = new CacheControl();
        cache.setMaxAge(MAX_AGE_SECONDS);
        return (unchanged == null ? Response.ok(page).tag(tag) : unchanged)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .build();
    }

    private static String read(String name, @Nullable String value, Pattern form, String otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!form.matcher(value).matches()) {
            throw AnnouncementCursor.invalid(name);
        }
        return value;
    }
}
