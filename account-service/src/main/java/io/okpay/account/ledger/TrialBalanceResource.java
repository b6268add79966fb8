package io.okpay.account.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trial balance for the operator's finance staff. */
@Path("/v1/ledger/trial-balance")
@RolesAllowed("finance")
@Tag(name = "Ledger")
public class TrialBalanceResource {

    private final TrialBalance trialBalance;

    TrialBalanceResource(TrialBalance trialBalance) {
        this.trialBalance = trialBalance;
    }

    /** All accounts of the operator, and customers' wallets as one line, per currency. */
    @GET
    @Operation(operationId = "getTrialBalance", summary = "The trial balance per currency, as of now")
    @APIResponse(responseCode = "200", description = "One entry for each currency; its lines sum to zero")
    public List<TrialBalance.Currency> get() {
        return trialBalance.now();
    }
}
