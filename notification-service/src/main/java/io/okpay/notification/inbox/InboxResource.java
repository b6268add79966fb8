package io.okpay.notification.inbox;

import io.okpay.notification.message.Category;
import io.okpay.notification.message.Language;
import io.okpay.notification.message.Texts;
import io.okpay.notification.page.PageWish;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A customer's own inbox. */
@Path("/v1/me/inbox")
@RolesAllowed({"customer", "merchant"})
@RunOnVirtualThread
@Tag(name = "Inbox")
public class InboxResource {

    private final InboxItems items;
    private final Texts texts;
    private final Caller caller;

    /**
     * One page.
     *
     * @param unread how many of the whole inbox are not read
     * @param position the {@code Last-Event-ID} with which the stream of events goes on after this page
     */
    public record InboxPage(
            List<InboxItemResponse> items,
            long unread,
            String position,
            @Nullable String nextCursor) {}

    /**
     * Up to where the inbox was read.
     *
     * @param upTo the newest item that was read
     */
    public record ReadRequest(@NotNull UUID upTo) {}

    /** How many are not read now. */
    public record UnreadResponse(long unread) {}

    InboxResource(InboxItems items, Texts texts, Caller caller) {
        this.items = items;
        this.texts = texts;
        this.caller = caller;
    }

    /** All. */
    @GET
    @Transactional
    @Operation(
            operationId = "listInbox",
            summary = "What you were told, newest first",
            description = "In the language of Accept-Language.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, CURSOR_INVALID")
    public InboxPage list(
            @QueryParam("category") @Parameter(description = "One category only") @Nullable Category category,
            @QueryParam("unread") @Parameter(description = "true for what is not read yet") @Nullable Boolean unread,
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable Integer limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor,
            @Context HttpHeaders headers) {
        UUID customerId = caller.customerId();
        PageWish wish = PageWish.of("inbox", limit, cursor);
        // asked first: what comes between is told twice rather than never
        String position = items.now().toString();
        PageWish.Found<InboxItem> found =
                wish.cut(items.page(customerId, category, Boolean.TRUE.equals(unread), wish), InboxItem::id);
        Language language = Language.closestTo(Languages.of(headers).toLanguageTag());
        return new InboxPage(
                found.items().stream()
                        .map(item -> InboxItemResponse.from(item, texts, language))
                        .toList(),
                items.unread(customerId),
                position,
                found.nextCursor());
    }

    /** One was read. */
    @POST
    @Path("/{id}/read")
    @Transactional
    @Operation(operationId = "readInboxItem", summary = "Say that an item was read")
    @APIResponse(responseCode = "200", description = "How many are not read now")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public UnreadResponse read(@PathParam("id") UUID id) {
        UUID customerId = caller.customerId();
        items.own(id, customerId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND))
                .read(now());
        return new UnreadResponse(items.unread(customerId));
    }

    /** All were read. */
    @POST
    @Path("/read")
    @Transactional
    @Operation(operationId = "readInbox", summary = "Say that everything up to an item was read")
    @APIResponse(responseCode = "200", description = "How many are not read now")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public UnreadResponse readAll(@NotNull @Valid ReadRequest request) {
        UUID customerId = caller.customerId();
        if (items.own(request.upTo(), customerId).isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        items.readAllUpTo(customerId, request.upTo(), now());
        return new UnreadResponse(items.unread(customerId));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
