package io.okpay.notification.message;

import io.okpay.notification.page.PageWish;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What was sent, what was not, and why: for those who help customers. */
@Path("/v1/messages")
@RolesAllowed({"support", "admin"})
@RunOnVirtualThread
@Tag(name = "Messages")
public class MessageResource {

    private static final Logger LOG = Logger.getLogger(MessageResource.class);

    private final Messages messages;
    private final MessageQueue queue;
    private final Caller caller;

    /** One page. */
    public record MessagePage(
            List<MessageResponse> items, @Nullable String nextCursor) {}

    MessageResource(Messages messages, MessageQueue queue, Caller caller) {
        this.messages = messages;
        this.queue = queue;
        this.caller = caller;
    }

    /** All. */
    @GET
    @Transactional
    @Operation(operationId = "listMessages", summary = "Messages of all customers, newest first, for 90 days")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, CURSOR_INVALID")
    public MessagePage list(
            @QueryParam("state") @Parameter(description = "Only those in this state") Message.@Nullable State state,
            @QueryParam("customerId") @Parameter(description = "Only those to this customer") @Nullable UUID customerId,
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable Integer limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        PageWish wish = PageWish.of("messages", limit, cursor);
        PageWish.Found<Message> found = wish.cut(messages.page(state, customerId, wish), Message::id);
        return new MessagePage(found.items().stream().map(MessageResponse::from).toList(), found.nextCursor());
    }

    /** Sends one again. */
    @POST
    @Path("/{id}/redelivery")
    @ResponseStatus(201)
    @Transactional
    @Operation(
            operationId = "redeliverMessage",
            summary = "Send a failed or undelivered message again, as a new message to the same recipient")
    @APIResponse(responseCode = "201", description = "The new message")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "MESSAGE_NOT_FAILED with state, MESSAGE_CONTENT_GONE")
    public MessageResponse redeliver(@PathParam("id") UUID id) {
        Message message = messages.locked(id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (message.state() != Message.State.FAILED && message.state() != Message.State.UNDELIVERED) {
            throw ProblemException.of(MessageProblem.MESSAGE_NOT_FAILED)
                    .with("state", message.state().name());
        }
        if (!message.canFollow()) {
            throw ProblemException.of(MessageProblem.MESSAGE_CONTENT_GONE);
        }
        Message again = queue.follow(message, new Fallback(message.channel(), message.recipient()), null);
        LOG.infof("Operator %s has message %s sent again as %s", caller.customerId(), id, again.id());
        return MessageResponse.from(again);
    }
}
