package io.okpay.account.wallet;

import io.okpay.account.ledger.Ledger;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One wallet by its id. */
@Path("/v1/wallets")
@RolesAllowed("customer")
@Tag(name = "Wallets")
public class WalletResource {

    private final Wallets wallets;
    private final Ledger ledger;
    private final Caller caller;

    WalletResource(Wallets wallets, Ledger ledger, Caller caller) {
        this.wallets = wallets;
        this.ledger = ledger;
        this.caller = caller;
    }

    /** One wallet. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getWallet", summary = "One of your wallets")
    @APIResponse(responseCode = "200", description = "The wallet")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public WalletResponse get(@PathParam("id") UUID id) {
        return wallets.findByIdOptional(id)
                .filter(wallet -> wallet.isOf(caller.customerId()))
                .map(this::response)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private WalletResponse response(Wallet wallet) {
        return WalletResponse.from(
                wallet,
                Objects.requireNonNull(ledger.balances(List.of(wallet.id())).get(wallet.id())));
    }
}
