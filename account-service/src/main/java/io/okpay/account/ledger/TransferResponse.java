package io.okpay.account.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a transfer.
 *
 * @param status POSTED, HELD, CAPTURED, VOIDED, EXPIRED, REVERSED, REJECTED, or AWAITING_APPROVAL: a second person has to approve
 *     it
 * @param targetId the hold or the original that it concerns
 * @param code why it was rejected
 */
public record TransferResponse(
        UUID id,
        UUID paymentId,
        String status,
        @Nullable UUID targetId,
        @Nullable String code) {

    static TransferResponse from(Outcome outcome) {
        return new TransferResponse(
                outcome.id(),
                outcome.paymentId(),
                outcome.kind().name(),
                outcome.target(),
                outcome instanceof Outcome.Rejected rejected
                        ? rejected.problem().name()
                        : null);
    }

    static TransferResponse awaitingApproval(LedgerCommand command) {
        return new TransferResponse(command.id(), command.paymentId(), "AWAITING_APPROVAL", null, null);
    }
}
