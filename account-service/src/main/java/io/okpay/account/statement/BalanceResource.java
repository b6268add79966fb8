package io.okpay.account.statement;

import io.okpay.account.wallet.Wallet;
import io.okpay.platform.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a wallet held at any instant. */
@Path("/v1/wallets/{walletId}/balance")
@RolesAllowed("customer")
@Tag(name = "Wallets")
public class BalanceResource {

    private final OwnWallets wallets;
    private final Entries entries;

    /**
     * A balance.
     *
     * @param balance booked money; holds do not count
     */
    public record BalanceResponse(UUID walletId, Instant at, Money balance) {}

    BalanceResource(OwnWallets wallets, Entries entries) {
        this.wallets = wallets;
        this.entries = entries;
    }

    /** The balance at an instant, now when none is named. */
    @GET
    @Operation(operationId = "getBalanceAt", summary = "What your wallet held at an instant")
    @APIResponse(responseCode = "200", description = "The balance, movements of that instant included")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: at is no RFC 3339 instant")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public BalanceResponse get(
            @PathParam("walletId") UUID walletId,
            @QueryParam("at") @Parameter(description = "RFC 3339 instant; now by default") @Nullable String at) {
        Wallet wallet = wallets.wallet(walletId);
        Instant asked = EntryFilter.instant("at", at);
        Instant instant = asked == null ? Instant.now().truncatedTo(ChronoUnit.MICROS) : asked;
        return new BalanceResponse(walletId, instant, entries.balanceAt(walletId, wallet.currency(), instant));
    }
}
