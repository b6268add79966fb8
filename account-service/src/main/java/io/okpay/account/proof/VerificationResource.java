package io.okpay.account.proof;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Verification of the books by the operator's finance staff. */
@Path("/v1/ledger/verification")
@RolesAllowed("finance")
@Tag(name = "Ledger")
public class VerificationResource {

    private static final int MOST = 10_000;

    private final VerifyBooks verifyBooks;

    VerificationResource(VerifyBooks verifyBooks) {
        this.verifyBooks = verifyBooks;
    }

    /** Computes a range of blocks again. */
    @GET
    @Operation(
            operationId = "verifyLedger",
            summary = "Compute blocks again from the postings and name the first record that does not fit")
    @APIResponse(responseCode = "200", description = "What was found")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    public VerifyBooks.Report verify(
            @QueryParam("from") @DefaultValue("1") @Parameter(description = "the first block's number") String from,
            @QueryParam("limit") @DefaultValue("10000") @Parameter(description = "1 to 10000 blocks") String limit) {
        return verifyBooks.verify(
                BlockResource.number("from", from, Long.MAX_VALUE), (int) BlockResource.number("limit", limit, MOST));
    }
}
