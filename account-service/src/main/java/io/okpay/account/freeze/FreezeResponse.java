package io.okpay.account.freeze;

import io.okpay.account.freeze.FreezeSteps.FreezeStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A freeze as operators see it.
 *
 * @param reviewBy when it has to be looked at again
 * @param steps who did what and why, in their order
 */
public record FreezeResponse(
        UUID id,
        UUID customerId,
        FreezeReason reasonClass,
        FreezeState state,
        Instant reviewBy,
        Instant frozenAt,
        @Nullable Instant releasedAt,
        List<FreezeStep> steps) {

    static FreezeResponse from(Freeze freeze, List<FreezeStep> steps) {
        return new FreezeResponse(
                freeze.id(),
                freeze.customerId(),
                freeze.reason(),
                freeze.state(),
                freeze.reviewBy(),
                freeze.frozenAt(),
                freeze.releasedAt(),
                steps);
    }
}
