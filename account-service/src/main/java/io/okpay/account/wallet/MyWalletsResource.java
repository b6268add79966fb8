package io.okpay.account.wallet;

import io.okpay.account.ledger.Ledger;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The customer's own wallets. */
@Path("/v1/me/wallets")
@RolesAllowed("customer")
@Tag(name = "Wallets")
public class MyWalletsResource {

    private final Wallets wallets;
    private final OpenWallet openWallet;
    private final Ledger ledger;
    private final Caller caller;

    /**
     * A wish for a wallet.
     *
     * @param currency ISO 4217
     */
    public record OpenWalletRequest(@NotNull String currency) {}

    MyWalletsResource(Wallets wallets, OpenWallet openWallet, Ledger ledger, Caller caller) {
        this.wallets = wallets;
        this.openWallet = openWallet;
        this.ledger = ledger;
        this.caller = caller;
    }

    /** All wallets, oldest first. */
    @GET
    @Operation(operationId = "listWallets", summary = "Your wallets with their balances")
    public List<WalletResponse> list() {
        List<Wallet> own = wallets.of(caller.customerId());
        Map<UUID, Ledger.Balance> balances =
                ledger.balances(own.stream().map(Wallet::id).toList());
        return own.stream()
                .map(wallet -> WalletResponse.from(wallet, Objects.requireNonNull(balances.get(wallet.id()))))
                .toList();
    }

    /** Opens a wallet in one more currency; opening twice gives the same wallet. */
    @POST
    @Transactional
    @Operation(operationId = "openWallet", summary = "Open a wallet in one more currency")
    @APIResponse(responseCode = "200", description = "The wallet")
    @APIResponse(responseCode = "422", description = "UNKNOWN_CURRENCY")
    public WalletResponse open(@NotNull @Valid OpenWalletRequest request) {
        String currency = currencyOf(request);
        UUID customerId = caller.customerId();
        if (wallets.of(customerId).isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return response(openWallet.open(customerId, currency, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    private WalletResponse response(Wallet wallet) {
        return WalletResponse.from(
                wallet,
                Objects.requireNonNull(ledger.balances(List.of(wallet.id())).get(wallet.id())));
    }

    private static String currencyOf(OpenWalletRequest request) {
        try {
            return Money.zero(request.currency()).currencyCode();
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, "currency");
        }
    }
}
