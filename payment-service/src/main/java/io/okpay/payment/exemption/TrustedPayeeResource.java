package io.okpay.payment.exemption;

import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whom the customer trusts. */
@Path("/v1/me/trusted-payees")
@RolesAllowed("customer")
@Tag(name = "Step-up")
public class TrustedPayeeResource {

    private final TrustedPayees payees;
    private final Caller caller;

    /** The whole list. */
    public record TrustedPayeesResponse(List<TrustedPayees.TrustedPayee> items) {}

    TrustedPayeeResource(TrustedPayees payees, Caller caller) {
        this.payees = payees;
        this.caller = caller;
    }

    /** The list. */
    @GET
    @Operation(
            operationId = "listTrustedPayees",
            summary = "Whom you trust",
            description = "Pay somebody with trustPayee to put them on the list.")
    @APIResponse(responseCode = "200", description = "The list, latest first")
    public TrustedPayeesResponse list() {
        return new TrustedPayeesResponse(payees.of(caller.customerId()));
    }

    /** Takes somebody off the list. */
    @DELETE
    @Path("/{payeeId}")
    @Operation(operationId = "removeTrustedPayee", summary = "Trust somebody no longer")
    @APIResponse(responseCode = "204", description = "Removed; payments to them ask for factors again")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: not on your list")
    public void remove(@PathParam("payeeId") UUID payeeId) {
        if (!payees.remove(caller.customerId(), payeeId)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
    }
}
