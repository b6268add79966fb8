package io.okpay.notification.support;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The desk of support. */
@Path("/v1/support-desk")
@RolesAllowed("support")
@RunOnVirtualThread
@Tag(name = "Support desk")
public class DeskResource {

    private final Converse converse;
    private final ReadConversations readConversations;
    private final CannedAnswers cannedAnswers;
    private final Caller caller;

    /**
     * An answer: a text or a canned one, which is given in the customer's language.
     *
     * @param asksBack whether the customer has to say something: the clock stands still until then
     */
    public record AnswerRequest(
            @Nullable @Size(min = 1, max = 4000) String text,
            @Nullable @Size(max = 60) String cannedAnswer,
            @Nullable Boolean asksBack) {}

    /**
     * Who takes care.
     *
     * @param assignee the subject of a person of support
     */
    public record AssignmentRequest(@NotNull UUID assignee) {}

    /** All of them. */
    public record CannedAnswersResponse(List<CannedAnswers.CannedAnswer> items) {}

    DeskResource(Converse converse, ReadConversations readConversations, CannedAnswers cannedAnswers, Caller caller) {
        this.converse = converse;
        this.readConversations = readConversations;
        this.cannedAnswers = cannedAnswers;
        this.caller = caller;
    }

    /** What waits. */
    @GET
    @Path("/conversations")
    @Operation(
            operationId = "listDesk",
            summary = "Open conversations, the one whose answer is due first on top, 20 a page")
    @APIResponse(responseCode = "200", description = "A page without entries")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public ReadConversations.ConversationsResponse list(
            @Parameter(description = "true for one's own only") @QueryParam("mine") @Nullable String mine,
            @QueryParam("cursor") @Nullable String cursor) {
        if (mine != null && !mine.equals("true") && !mine.equals("false")) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem("mine", "Invalid", "true or false")));
        }
        return readConversations.due("true".equals(mine) ? caller.customerId() : null, cursor);
    }

    /** One. */
    @GET
    @Path("/conversations/{id}")
    @Operation(operationId = "getDeskConversation", summary = "A conversation with all that was said")
    @APIResponse(responseCode = "200", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public ConversationResponse get(@PathParam("id") UUID id) {
        return readConversations.find(id, null);
    }

    /** Hands it to somebody. */
    @POST
    @Path("/conversations/{id}/assignment")
    @Operation(operationId = "assignConversation", summary = "Give a conversation to a person of support")
    @APIResponse(responseCode = "200", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONVERSATION_CLOSED")
    public ConversationResponse assign(@PathParam("id") UUID id, @NotNull @Valid AssignmentRequest request) {
        return converse.assign(id, request.assignee(), caller.customerId());
    }

    /** Answers. */
    @POST
    @Path("/conversations/{id}/messages")
    @ResponseStatus(201)
    @Operation(
            operationId = "answerCustomer",
            summary = "Answer, or ask back",
            description = "A copy goes to the verified e-mail address.")
    @APIResponse(responseCode = "201", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONVERSATION_CLOSED")
    @APIResponse(responseCode = "422", description = "ANSWER_REQUIRED, CANNED_ANSWER_UNKNOWN")
    public ConversationResponse answer(@PathParam("id") UUID id, @NotNull @Valid AnswerRequest request) {
        return converse.supportWrites(id, caller.customerId(), request);
    }

    /** Resolves. */
    @POST
    @Path("/conversations/{id}/resolution")
    @Operation(operationId = "resolveConversation", summary = "Say that the matter is resolved")
    @APIResponse(responseCode = "200", description = "The conversation, which the customer can rate")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONVERSATION_CLOSED, CONVERSATION_ALREADY_RESOLVED")
    public ConversationResponse resolve(@PathParam("id") UUID id) {
        return converse.resolve(id, caller.customerId());
    }

    /** Closes. */
    @POST
    @Path("/conversations/{id}/closure")
    @Operation(operationId = "closeDeskConversation", summary = "Close a conversation for good")
    @APIResponse(responseCode = "200", description = "The conversation")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "CONVERSATION_CLOSED")
    public ConversationResponse close(@PathParam("id") UUID id) {
        return converse.close(id, null);
    }

    /** What is said often. */
    @GET
    @Path("/canned-answers")
    @Operation(operationId = "listCannedAnswers", summary = "Answers that are given often, in both languages")
    @APIResponse(responseCode = "200", description = "All of them")
    public CannedAnswersResponse cannedAnswers() {
        return new CannedAnswersResponse(cannedAnswers.all());
    }
}
