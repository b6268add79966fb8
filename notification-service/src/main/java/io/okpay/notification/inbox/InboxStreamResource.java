package io.okpay.notification.inbox;

import io.okpay.notification.message.Language;
import io.okpay.notification.message.Texts;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A customer's own inbox as it grows. Whatever replica it is at reads the same rows. */
@Path("/v1/me/inbox/events")
@RolesAllowed({"customer", "merchant"})
@Tag(name = "Inbox")
public class InboxStreamResource {

    /** Keeps proxies from closing what is silent. */
    private static final Duration SILENCE = Duration.ofSeconds(15);
    /** Then a client connects again, with a token that is still valid. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int AT_ONCE = 100;

    private final InboxItems items;
    private final WatchInboxes watchInboxes;
    private final Texts texts;
    private final Caller caller;

    InboxStreamResource(InboxItems items, WatchInboxes watchInboxes, Texts texts, Caller caller) {
        this.items = items;
        this.watchInboxes = watchInboxes;
        this.texts = texts;
        this.caller = caller;
    }

    /** What comes from now on, or since the last event that was seen. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @Operation(
            operationId = "streamInbox",
            summary = "New items of the inbox as server-sent events",
            description =
                    "Each item once, named item. With Last-Event-ID everything after it, also what came while nobody was"
                            + " connected; position of a page of the inbox is one as well. The stream ends after 5 minutes; connect again.")
    @APIResponse(responseCode = "200", description = "The events")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: Last-Event-ID is no id")
    public Multi<OutboundSseEvent> stream(
            @Parameter(description = "id of the last event that was seen") @HeaderParam("Last-Event-ID") @Nullable String last,
            @Context HttpHeaders headers,
            @Context Sse sse) {
        UUID customerId = caller.customerId();
        Language language = Language.closestTo(Languages.of(headers).toLanguageTag());
        AtomicReference<StreamPosition> seen = new AtomicReference<>(
                last == null
                        ? QuarkusTransaction.requiringNew().call(items::now)
                        : StreamPosition.parse(last).orElseThrow(InboxStreamResource::invalid));
        Multi<OutboundSseEvent> events = ticks(customerId)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .transformToIterable(tick -> next(customerId, seen))
                .map(placed -> event(sse, placed, language));
        // the first sign says at once that the stream is open
        Multi<OutboundSseEvent> signs = Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(0L),
                        Multi.createFrom().ticks().every(SILENCE).onOverflow().drop())
                .map(tick -> sse.newEventBuilder().comment("still here").build());
        return Multi.createBy().merging().streams(events, signs).select().first(LONGEST);
    }

    private Multi<Boolean> ticks(UUID customerId) {
        return Multi.createFrom()
                .emitter(
                        emitter -> {
                            Runnable reader = () -> emitter.emit(true);
                            watchInboxes.add(customerId, reader);
                            emitter.onTermination(() -> watchInboxes.remove(customerId, reader));
                            reader.run();
                        },
                        BackPressureStrategy.LATEST);
    }

    private List<InboxItems.Placed> next(UUID customerId, AtomicReference<StreamPosition> seen) {
        List<InboxItems.Placed> next = new ArrayList<>();
        List<InboxItems.Placed> some;
        do {
            StreamPosition from = Objects.requireNonNull(seen.get());
            some = QuarkusTransaction.requiringNew().call(() -> items.after(customerId, from, AT_ONCE));
            next.addAll(some);
            if (!some.isEmpty()) {
                seen.set(some.getLast().position());
            }
        } while (some.size() == AT_ONCE);
        return next;
    }

    private OutboundSseEvent event(Sse sse, InboxItems.Placed placed, Language language) {
        return sse.newEventBuilder()
                .id(placed.position().toString())
                .name("item")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(InboxItemResponse.class, InboxItemResponse.from(placed.item(), texts, language))
                .build();
    }

    private static ProblemException invalid() {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED,
                List.of(new FieldProblem("Last-Event-ID", "Invalid", "not understood")));
    }
}
