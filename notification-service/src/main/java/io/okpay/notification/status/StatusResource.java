package io.okpay.notification.status;

import io.okpay.notification.announcement.Announcement;
import io.okpay.notification.announcement.Announcements;
import io.okpay.platform.problem.Languages;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What works now, for everybody. */
@Path("/v1/status")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Status")
public class StatusResource {

    private static final int MAX_AGE_SECONDS = 5;

    private final WatchCapabilities capabilities;
    private final Announcements announcements;

    /**
     * The status.
     *
     * @param state the worst of all capabilities
     * @param incidents that are not over, the newest first
     */
    public record StatusResponse(
            Instant asOf, Health state, List<CapabilityResponse> capabilities, List<IncidentResponse> incidents) {}

    /**
     * One thing that a customer can do.
     *
     * @param name in the language of Accept-Language
     * @param since when it came into this state
     */
    public record CapabilityResponse(Capability capability, String name, Health state, Instant since) {}

    /**
     * An announced incident.
     *
     * @param until when it will be over, if that is known
     */
    public record IncidentResponse(
            UUID id,
            String title,
            String body,
            Instant since,
            @Nullable Instant until) {

        static IncidentResponse from(Announcement incident, Locale language) {
            return new IncidentResponse(
                    incident.id(),
                    incident.title(language),
                    incident.body(language),
                    incident.visibleFrom(),
                    incident.visibleUntil());
        }
    }

    StatusResource(WatchCapabilities capabilities, Announcements announcements) {
        this.capabilities = capabilities;
        this.announcements = announcements;
    }

    /** The status. */
    @GET
    @Transactional
    @Operation(
            operationId = "getStatus",
            summary = "What works now",
            description =
                    "Each service says every few seconds how it is; who is silent for 15 seconds counts as degraded, after 45 as"
                            + " down.")
    @APIResponse(
            responseCode = "200",
            description = "The status",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = StatusResponse.class)))
    public Response get(@Context HttpHeaders headers) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Locale language = Languages.of(headers);
        Map<Capability, WatchCapabilities.Standing> standings = capabilities.now(now);
        StatusResponse status = new StatusResponse(
                now,
                Health.worst(standings.values().stream()
                        .map(WatchCapabilities.Standing::health)
                        .toList()),
                standings.entrySet().stream()
                        .map(entry -> new CapabilityResponse(
                                entry.getKey(),
                                entry.getKey().name(language),
                                entry.getValue().health(),
                                entry.getValue().since()))
                        .toList(),
                announcements.openIncidents(now).stream()
                        .map(incident -> IncidentResponse.from(incident, language))
                        .toList());
        CacheControl cache = new CacheControl();
        cache.setMaxAge(MAX_AGE_SECONDS);
        return Response.ok(status)
                .cacheControl(cache)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .build();
    }
}
