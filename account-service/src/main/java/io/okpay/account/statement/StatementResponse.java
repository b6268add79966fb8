package io.okpay.account.statement;

import io.okpay.platform.money.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A statement: opening, what came in less what went out, and closing add up.
 *
 * @param from inclusive
 * @param to exclusive
 */
@RegisterForReflection
public record StatementResponse(
        UUID walletId,
        String holder,
        String currency,
        Instant from,
        Instant to,
        Money opening,
        Money incoming,
        Money outgoing,
        Money closing,
        List<EntryResponse> entries) {

    static StatementResponse from(Statement statement) {
        return new StatementResponse(
                statement.walletId(),
                statement.holder(),
                statement.currency(),
                statement.from(),
                statement.to(),
                statement.opening(),
                statement.incoming(),
                statement.outgoing(),
                statement.closing(),
                statement.entries().stream().map(EntryResponse::from).toList());
    }
}
