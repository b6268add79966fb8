package io.okpay.account.ledger;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What everybody may know of the books. */
@Path("/v1/ledger/solvency")
@PermitAll
@Tag(name = "Ledger")
public class BooksResource {

    private final TrialBalance trialBalance;

    BooksResource(TrialBalance trialBalance) {
        this.trialBalance = trialBalance;
    }

    /** Whether the books balance and customers' money is there. */
    @GET
    @Operation(
            operationId = "getSolvency",
            summary = "Per currency: debits equal credits, and customer liabilities are covered by safeguarded funds",
            description = "At most five seconds old. Safeguarded funds are what the settlement accounts hold.")
    @APIResponse(responseCode = "200", description = "One entry for each currency")
    public List<SolvencyResponse> solvency() {
        return trialBalance.recent().stream().map(SolvencyResponse::from).toList();
    }
}
