package io.okpay.account.ledger;

import io.agroal.api.AgroalDataSource;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Transfers by the operator's finance staff, and by operators who use the ledger alone. */
@Path("/v1/ledger/transfers")
@RolesAllowed("finance")
@Tag(name = "Ledger")
public class TransferResource {

    private final CoalescedPosts posts;
    private final Proposals proposals;
    private final Outcomes outcomes;
    private final AgroalDataSource dataSource;
    private final Caller caller;
    private final RoutingContext routing;
    private final BigDecimal fourEyesAbove;

    TransferResource(
            CoalescedPosts posts,
            Proposals proposals,
            Outcomes outcomes,
            AgroalDataSource dataSource,
            Caller caller,
            RoutingContext routing,
            @ConfigProperty(name = "okpay.ledger.four-eyes-above") BigDecimal fourEyesAbove) {
        this.posts = posts;
        this.proposals = proposals;
        this.outcomes = outcomes;
        this.dataSource = dataSource;
        this.caller = caller;
        this.routing = routing;
        this.fourEyesAbove = fourEyesAbove;
    }

    /** Makes a transfer. No thread waits for the commit: a caller's request is a place in the next batch. */
    @POST
    @Operation(
            operationId = "createTransfer",
            summary = "Post, hold, capture, void or reverse",
            description = "The same key with the same content answers as the first time, for ever.")
    @Parameter(name = "Idempotency-Key", description = "a UUID, which becomes the transfer's id")
    @APIResponse(
            responseCode = "201",
            description = "It took effect",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = TransferResponse.class)))
    @APIResponse(responseCode = "202", description = "AWAITING_APPROVAL: a second person has to approve it")
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "TRANSFER_ID_REUSED")
    @APIResponse(
            responseCode = "422",
            description =
                    "INSUFFICIENT_BALANCE, UNBALANCED_TRANSFER, CURRENCY_MISMATCH, ACCOUNT_NOT_FOUND, WALLET_FROZEN,"
                            + " TRANSFER_ALREADY_POSTED, TRANSFER_ALREADY_VOIDED, TRANSFER_EXPIRED, EXCEEDS_PENDING,"
                            + " EXCEEDS_ORIGINAL, TRANSFER_NOT_FOUND, INVALID_TRANSFER, INVALID_AMOUNT, BALANCE_OUT_OF_RANGE")
    @APIResponse(responseCode = "429", description = "LEDGER_BUSY, with Retry-After")
    public Uni<Response> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid TransferRequest request) {
        UUID id = idOf(key);
        LedgerCommand command = request.command(id);
        UUID proposer = caller.customerId();
        if (!request.isAbove(fourEyesAbove)) {
            return post(command);
        }
        return Uni.createFrom()
                .item(() -> isApproved(id, request, command, proposer))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(approved -> approved
                        ? post(command)
                        : Uni.createFrom()
                                .item(Response.status(202)
                                        .entity(TransferResponse.awaitingApproval(command))
                                        .build()));
    }

    private boolean isApproved(UUID id, TransferRequest request, LedgerCommand command, UUID proposer) {
        proposals.propose(id, request, proposer);
        Proposals.Proposal proposal = proposals.find(id).orElseThrow();
        if (proposal.request().command(id).content() != command.content()) {
            throw ProblemException.of(LedgerProblem.TRANSFER_ID_REUSED);
        }
        return proposal.approvedBy() != null;
    }

    /** Approves a transfer that somebody else proposed. */
    @POST
    @Path("/{id}/approval")
    @RunOnVirtualThread
    @Operation(operationId = "approveTransfer", summary = "Approve a transfer that somebody else proposed")
    @APIResponse(
            responseCode = "201",
            description = "It took effect",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = TransferResponse.class)))
    @APIResponse(responseCode = "403", description = "SECOND_PERSON_REQUIRED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such proposal")
    @APIResponse(responseCode = "422", description = "as for createTransfer")
    public Response approve(@PathParam("id") UUID id) {
        Proposals.Proposal proposal =
                proposals.find(id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        if (proposal.proposedBy().equals(caller.customerId())) {
            throw ProblemException.of(LedgerProblem.SECOND_PERSON_REQUIRED);
        }
        proposals.approve(id, caller.customerId());
        return post(proposal.request().command(id)).await().indefinitely();
    }

    /** What became of a transfer. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getTransfer", summary = "What became of a transfer")
    @APIResponse(responseCode = "200", description = "The outcome, also of a transfer that came over Kafka")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public TransferResponse get(@PathParam("id") UUID id) {
        try (Connection connection = dataSource.getConnection()) {
            Outcome outcome = outcomes.find(connection, List.of(id)).get(id);
            if (outcome != null) {
                return TransferResponse.from(outcome);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not read a transfer", e);
        }
        return proposals
                .find(id)
                .map(proposal ->
                        TransferResponse.awaitingApproval(proposal.request().command(id)))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private Uni<Response> post(LedgerCommand command) {
        CompletableFuture<PostBatch.Decided> begun = routing.get(TransferRoute.BEGUN);
        return Uni.createFrom()
                .completionStage(() -> begun == null ? posts.post(command) : begun)
                .map(decided -> answer(decided.outcome()));
    }

    private static Response answer(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            ProblemException refusal = ProblemException.of(rejected.problem());
            rejected.details().forEach(refusal::with);
            throw refusal;
        }
        return Response.status(201)
                .header("Location", "/v1/ledger/transfers/" + outcome.id())
                .entity(TransferResponse.from(outcome))
                .build();
    }

    private static UUID idOf(@Nullable String key) {
        if (key == null || key.isBlank()) {
            throw ProblemException.of(CommonProblem.IDEMPOTENCY_KEY_MISSING);
        }
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED,
                    List.of(new FieldProblem("Idempotency-Key", "UUID", "the key of a transfer is a UUID")));
        }
    }
}
