package io.okpay.notification.announcement;

import io.okpay.notification.page.Cursor;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Announcements as operators write them. */
@Path("/v1/announcement-drafts")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "Announcements")
public class DraftResource {

    private static final Cursor LIST = new Cursor("announcement-drafts");
    private static final int MOST = 50;
    private static final UUID LARGEST = new UUID(-1, -1);

    private final EditAnnouncement editAnnouncement;
    private final Caller caller;

    /**
     * A new wording.
     *
     * @param version the version that was read
     */
    public record EditRequest(
            @NotNull @Min(1) Integer version,
            @NotNull @Valid AnnouncementRequest announcement) {}

    /**
     * Which wording is meant.
     *
     * @param version the version that was read
     */
    public record VersionRequest(@NotNull @Min(1) Integer version) {}

    /** One page. */
    public record DraftsResponse(
            List<DraftResponse> items, @Nullable String nextCursor) {}

    DraftResource(EditAnnouncement editAnnouncement, Caller caller) {
        this.editAnnouncement = editAnnouncement;
        this.caller = caller;
    }

    /** Drafts one. */
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "draftAnnouncement", summary = "Draft an announcement in both languages")
    @APIResponse(responseCode = "201", description = "The draft")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(
            responseCode = "422",
            description = "ANNOUNCEMENT_TRANSLATION_MISSING, ANNOUNCEMENT_SCHEDULE_EMPTY, ANNOUNCEMENT_PIN_OUTSIDE,"
                    + " ANNOUNCEMENT_AUDIENCE_INVALID")
    public DraftResponse draft(@NotNull @Valid AnnouncementRequest request) {
        return editAnnouncement.draft(request, caller.customerId());
    }

    /** Rewrites a draft. */
    @PUT
    @Path("/{id}")
    @Operation(operationId = "editAnnouncement", summary = "Rewrite a draft")
    @APIResponse(responseCode = "200", description = "The draft with its next version")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "ANNOUNCEMENT_CHANGED with version, ANNOUNCEMENT_NOT_DRAFT")
    @APIResponse(responseCode = "422", description = "As for a new one")
    public DraftResponse edit(@PathParam("id") UUID id, @NotNull @Valid EditRequest request) {
        return editAnnouncement.edit(id, request.version(), request.announcement(), caller.customerId());
    }

    /** Publishes a draft. */
    @POST
    @Path("/{id}/publication")
    @Operation(operationId = "publishAnnouncement", summary = "Publish a draft")
    @APIResponse(responseCode = "200", description = "The published announcement; it is seen from visibleFrom on")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "ANNOUNCEMENT_CHANGED with version, ANNOUNCEMENT_NOT_DRAFT")
    @APIResponse(responseCode = "422", description = "ANNOUNCEMENT_OVER")
    public DraftResponse publish(@PathParam("id") UUID id, @NotNull @Valid VersionRequest request) {
        return editAnnouncement.publish(id, request.version(), caller.customerId());
    }

    /** Takes a published one back. */
    @POST
    @Path("/{id}/withdrawal")
    @Operation(operationId = "withdrawAnnouncement", summary = "Take a published announcement back")
    @APIResponse(responseCode = "200", description = "The announcement, which nobody sees any more")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "ANNOUNCEMENT_CHANGED with version, ANNOUNCEMENT_NOT_PUBLISHED")
    public DraftResponse withdraw(@PathParam("id") UUID id, @NotNull @Valid VersionRequest request) {
        return editAnnouncement.withdraw(id, request.version(), caller.customerId());
    }

    /** One. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getAnnouncementDraft", summary = "One announcement in whatever state")
    @APIResponse(responseCode = "200", description = "The announcement")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public DraftResponse get(@PathParam("id") UUID id) {
        return editAnnouncement.find(id);
    }

    /** All. */
    @GET
    @Operation(operationId = "listAnnouncementDrafts", summary = "All announcements, newest first, 50 a page")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "CURSOR_INVALID")
    public DraftsResponse list(@QueryParam("cursor") @Nullable String cursor) {
        List<DraftResponse> found = editAnnouncement.before(cursor == null ? LARGEST : id(LIST.read(cursor)), MOST + 1);
        boolean more = found.size() > MOST;
        List<DraftResponse> shown = more ? found.subList(0, MOST) : found;
        return new DraftsResponse(shown, more ? LIST.write(shown.getLast().id().toString()) : null);
    }

    private static UUID id(String place) {
        try {
            return UUID.fromString(place);
        } catch (IllegalArgumentException e) {
            throw Cursor.invalid();
        }
    }
}
