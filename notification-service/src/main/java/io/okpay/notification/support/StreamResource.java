package io.okpay.notification.support;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Conversations as they go on, for both sides. Whatever replica it is at reads the same rows. */
@Path("/v1/support-streams/{id}")
@RolesAllowed({"customer", "merchant", "support"})
@Tag(name = "Support")
public class StreamResource {

    private static final Duration TICK = Duration.ofSeconds(1);
    /** Then a client connects again, with a token that is still valid. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int AT_ONCE = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final ReadConversations readConversations;
    private final Entries entries;
    private final SecurityIdentity identity;
    private final Caller caller;

    StreamResource(ReadConversations readConversations, Entries entries, SecurityIdentity identity, Caller caller) {
        this.readConversations = readConversations;
        this.entries = entries;
        this.identity = identity;
        this.caller = caller;
    }

    /** What was said, and what is said from now on. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(
            operationId = "streamConversation",
            summary = "A conversation as server-sent events",
            description =
                    "Each entry once, named message, attachment or state, the oldest first. With Last-Event-ID only what came after. The"
                            + " stream ends after 5 minutes; connect again.")
    @APIResponse(responseCode = "200", description = "The events")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: Last-Event-ID is no id")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") UUID id,
            @Parameter(description = "id of the last event that was seen") @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context Sse sse) {
        if (last != null && !NUMBER.matcher(last).matches()) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED,
                    List.of(new FieldProblem("Last-Event-ID", "Invalid", "not understood")));
        }
        UUID subject = caller.customerId();
        var _ = readConversations.find(id, identity.hasRole("support") ? null : subject);
        AtomicLong seen = new AtomicLong(last == null ? 0 : Long.parseLong(last));
        return Multi.createFrom()
                .ticks()
                .every(TICK)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToIterable(tick -> next(id, seen))
                .map(entry -> event(sse, entry))
                .select()
                .first(LONGEST);
    }

    private List<Entry> next(UUID id, AtomicLong seen) {
        List<Entry> entries = this.entries.after(id, seen.get(), AT_ONCE);
        if (!entries.isEmpty()) {
            seen.set(entries.getLast().id());
        }
        return entries;
    }

    private static OutboundSseEvent event(Sse sse, Entry entry) {
        return sse.newEventBuilder()
                .id(Long.toString(entry.id()))
                .name(entry.kind().name().toLowerCase(java.util.Locale.ROOT))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Entry.class, entry)
                .build();
    }
}
