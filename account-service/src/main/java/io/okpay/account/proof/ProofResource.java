package io.okpay.account.proof;

import io.okpay.account.wallet.Wallet;
import io.okpay.account.wallet.Wallets;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A customer's proofs. */
@Path("/v1/ledger/proofs")
@RolesAllowed("customer")
@Tag(name = "Ledger")
public class ProofResource {

    private static final int SEALED_WITHIN_SECONDS = 3;

    private final ProveTransfer proveTransfer;
    private final Wallets wallets;
    private final Caller caller;

    ProofResource(ProveTransfer proveTransfer, Wallets wallets, Caller caller) {
        this.proveTransfer = proveTransfer;
        this.wallets = wallets;
        this.caller = caller;
    }

    /** The proof of one transfer. */
    @GET
    @Path("/{transferId}")
    @Operation(
            operationId = "getProof",
            summary = "The proof that your transfer stands in the books",
            description =
                    "Check it with the published block heads: the leaf and its path lead to the root of the block.")
    @APIResponse(
            responseCode = "200",
            description = "The proof, or that it is not sealed yet with Retry-After",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ProofResponse.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is not yours, or moved no money")
    public Response get(@PathParam("transferId") UUID transferId) {
        ProofResponse proof = proveTransfer
                .prove(
                        transferId,
                        wallets.of(caller.customerId()).stream().map(Wallet::id).collect(Collectors.toSet()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Response.ResponseBuilder response = Response.ok(proof);
        if (proof.block() == null) {
            response.header(HttpHeaders.RETRY_AFTER, SEALED_WITHIN_SECONDS);
        }
        return response.build();
    }
}
