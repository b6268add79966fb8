package io.okpay.platform.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/**
 * What the ledger has on the accounts of exchanges, every few seconds. A later statement says all that an earlier one did.
 *
 * @param accounts each currency that was exchanged
 * @param statedAt when
 */
@RegisterForReflection
public record FxAccountsStated(List<FxAccount> accounts, Instant statedAt) implements Event {

    @Override
    public String key() {
        return "fx";
    }
}
