package io.okpay.account.statement;

import io.okpay.account.wallet.Wallet;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements of a wallet. */
@Path("/v1/wallets/{walletId}/statement")
@RolesAllowed("customer")
@Tag(name = "Wallets")
public class StatementResource {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final OwnWallets wallets;
    private final DrawStatement drawStatement;

    StatementResource(OwnWallets wallets, DrawStatement drawStatement) {
        this.wallets = wallets;
        this.drawStatement = drawStatement;
    }

    /** The statement as JSON. */
    @GET
    @Produces("application/json")
    @Operation(
            operationId = "getStatement",
            summary = "The statement of your wallet for a period",
            description = "Opening and entries make closing.")
    @APIResponse(responseCode = "200", description = "The statement")
    @APIResponse(
            responseCode = "400",
            description =
                    "VALIDATION_FAILED: from and to are RFC 3339 instants, from before to, to not in the future, a year"
                            + " at most")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public StatementResponse json(
            @PathParam("walletId") UUID walletId,
            @QueryParam("from") @Parameter(required = true, description = "RFC 3339 instant, inclusive") @Nullable String from,
            @QueryParam("to") @Parameter(required = true, description = "RFC 3339 instant, exclusive") @Nullable String to) {
        return StatementResponse.from(statement(walletId, from, to));
    }

    private Statement statement(UUID walletId, @Nullable String from, @Nullable String to) {
        Wallet wallet = wallets.wallet(walletId);
        Instant begin = instant("from", from);
        Instant end = instant("to", to);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw EntryFilter.invalid("from");
        }
        if (end.isAfter(Instant.now())) {
            throw EntryFilter.invalid("to");
        }
        return drawStatement.draw(wallet, begin, end);
    }

    private static Instant instant(String name, @Nullable String text) {
        Instant instant = EntryFilter.parse(name, text, Instant::parse);
        if (instant == null) {
            throw EntryFilter.invalid(name);
        }
        return instant;
    }
}
