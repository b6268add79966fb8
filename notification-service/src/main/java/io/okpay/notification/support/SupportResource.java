package io.okpay.notification.support;

import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A customer's own conversations with support. */
@Path("/v1/support-conversations")
@RolesAllowed({"customer", "merchant"})
@RunOnVirtualThread
@Tag(name = "Support")
public class SupportResource {

    private final Converse converse;
    private final ReadConversations readConversations;
    private final Caller caller;

    /**
     * A new matter.
     *
     * @param text as plain text
     * @param paymentId the payment that it is about
     */
    public record OpenRequest(
            @NotBlank @Size(max = 120) String subject,
            @NotNull Category category,
            @NotBlank @Size(max = 4000) String text,
            @Nullable UUID paymentId) {}

    /** A message, as plain text. */
    public record MessageRequest(@NotBlank @Size(max = 4000) String text) {}

    /** How it was. */
    public record RatingRequest(
            @NotNull @Min(1) @Max(5) Integer stars,
            @Nullable @Size(max = 1000) String comment) {}

    SupportResource(Converse converse, ReadConversations readConversations, Caller caller) {
        this.converse = converse;
        this.readConversations = readConversations;
        this.caller = caller;
    }

    /** Opens one. */
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "openConversation", summary = "Write to support")
    @APIResponse(responseCode = "201", description = "The conversation; answerDueAt says by when support answers")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "TOO_MANY_CONVERSATIONS")
    public ConversationResponse open(@NotNull @Valid OpenRequest request) {
        return converse.open(caller.customerId(), request);
    }

    /** All. */
    @GET
    @Operation(operationId = "listConversations", summary = "Own conversations, newest first, 20 a page")
    @APIResponse(responseCode = "200", description = "A page without entries")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public ReadConversations.ConversationsResponse list(@QueryParam("cursor") @Nullable String cursor) {
        return readConversations.of(caller.customerId(), cursor);
    }

    /** One. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getConversation", summary = "A conversation with all that was said")
    @APIResponse(responseCode = "200", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public ConversationResponse get(@PathParam("id") UUID id) {
        return readConversations.find(id, caller.customerId());
    }

    /** Writes. */
    @POST
    @Path("/{id}/messages")
    @ResponseStatus(201)
    @Operation(operationId = "writeToSupport", summary = "Add a message; a resolved conversation is open again")
    @APIResponse(responseCode = "201", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONVERSATION_CLOSED")
    public ConversationResponse write(@PathParam("id") UUID id, @NotNull @Valid MessageRequest request) {
        return converse.customerWrites(id, caller.customerId(), request.text());
    }

    /** Closes. */
    @POST
    @Path("/{id}/closure")
    @Operation(operationId = "closeConversation", summary = "Close a conversation for good")
    @APIResponse(responseCode = "200", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONVERSATION_CLOSED")
    public ConversationResponse close(@PathParam("id") UUID id) {
        return converse.close(id, caller.customerId());
    }

    /** Rates. */
    @POST
    @Path("/{id}/rating")
    @ResponseStatus(201)
    @Operation(operationId = "rateConversation", summary = "Say how support was, once it has resolved the matter")
    @APIResponse(responseCode = "201", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONVERSATION_NOT_RESOLVED, CONVERSATION_ALREADY_RATED")
    public ConversationResponse rate(@PathParam("id") UUID id, @NotNull @Valid RatingRequest request) {
        return converse.rate(id, caller.customerId(), request.stars(), request.comment());
    }
}
