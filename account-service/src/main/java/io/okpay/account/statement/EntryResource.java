package io.okpay.account.statement;

import io.okpay.account.wallet.Wallet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The movements on a wallet. */
@Path("/v1/wallets/{walletId}/entries")
@RolesAllowed("customer")
@Tag(name = "Wallets")
public class EntryResource {

    private final OwnWallets wallets;
    private final Entries entries;

    EntryResource(OwnWallets wallets, Entries entries) {
        this.wallets = wallets;
        this.entries = entries;
    }

    /** A page of movements. */
    @GET
    @Operation(
            operationId = "listEntries",
            summary = "The movements on your wallet with running balances, newest first",
            description = "Pages stay stable while new movements arrive.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: a filter is not understood")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public EntryResponse.Page list(@PathParam("walletId") UUID walletId, @BeanParam EntryFilter filter) {
        Wallet wallet = wallets.wallet(walletId);
        EntryFilter.Wanted wanted = filter.understood(wallet.currency());
        return EntryResponse.page(entries.page(walletId, wallet.currency(), wanted), wanted.limit());
    }
}
