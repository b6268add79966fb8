package io.okpay.notification.deadletter;

import io.okpay.notification.page.PageWish;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Dead letters, for operators. */
@Path("/v1/dead-letters")
@RolesAllowed("admin")
@RunOnVirtualThread
@Tag(name = "Messages")
public class DeadLetterResource {

    private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);

    private final DeadLetters deadLetters;
    private final Caller caller;

    /** One page. */
    public record DeadLetterPage(
            List<DeadLetterResponse> items, @Nullable String nextCursor) {}

    /** What was done about it. */
    public record DismissalRequest(
            @NotBlank @Size(max = 500) String note) {}

    DeadLetterResource(DeadLetters deadLetters, Caller caller) {
        this.deadLetters = deadLetters;
        this.caller = caller;
    }

    /** All. */
    @GET
    @Transactional
    @Operation(
            operationId = "listDeadLetters",
            summary = "Events and commands that could not be handled, newest first; their data stay in the topics")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, CURSOR_INVALID")
    public DeadLetterPage list(
            @QueryParam("dismissed") @Parameter(description = "true for those that were dismissed") @Nullable Boolean dismissed,
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable Integer limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        boolean wanted = Boolean.TRUE.equals(dismissed);
        PageWish wish = PageWish.of("dead-letters/" + wanted, limit, cursor);
        PageWish.Found<DeadLetter> found = wish.cut(deadLetters.page(wanted, wish), DeadLetter::id);
        return new DeadLetterPage(
                found.items().stream().map(DeadLetterResponse::from).toList(), found.nextCursor());
    }

    /** Dismisses one. */
    @POST
    @Path("/{id}/dismissal")
    @Transactional
    @Operation(operationId = "dismissDeadLetter", summary = "Say what was done about a dead letter")
    @APIResponse(responseCode = "200", description = "The dead letter")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    @APIResponse(responseCode = "409", description = "DEAD_LETTER_ALREADY_DISMISSED")
    public DeadLetterResponse dismiss(@PathParam("id") UUID id, @NotNull @Valid DismissalRequest request) {
        DeadLetter letter = deadLetters.locked(id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        UUID operator = caller.customerId();
        letter.dismiss(operator, request.note(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        LOG.infof("Operator %s dismissed dead letter %s", operator, id);
        return DeadLetterResponse.from(letter);
    }
}
