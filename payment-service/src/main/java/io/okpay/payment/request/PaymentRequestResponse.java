package io.okpay.payment.request;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for money as one of its two sides sees it.
 *
 * @param direction OUT when you asked, IN when you were asked
 * @param payer who was asked, as the asker named them; only the asker sees it
 * @param askerName who asked, as far as a stranger may know; only who was asked sees it
 * @param paymentId the payment that pays it, once there is one
 */
public record PaymentRequestResponse(
        UUID id,
        String direction,
        PaymentRequestState state,
        Money amount,
        @Nullable PayerAddress payer,
        @Nullable String askerName,
        @Nullable String note,
        @Nullable UUID paymentId,
        Instant createdAt,
        Instant expiresAt,
        Instant updatedAt) {

    static PaymentRequestResponse from(PaymentRequest request, UUID customerId, Directory directory) {
        boolean out = request.isAskedBy(customerId);
        Instant now = Instant.now();
        PaymentRequestState state = request.stateAt(now);
        return new PaymentRequestResponse(
                request.id(),
                out ? "OUT" : "IN",
                state,
                request.amount(),
                out ? PayerAddress.of(request.payerAddress()) : null,
                out
                        ? null
                        : directory
                                .customer(request.askerId())
                                .map(DirectoryCustomer::displayName)
                                .orElse(null),
                request.note(),
                out && state == PaymentRequestState.OPEN ? null : request.paymentId(),
                request.createdAt(),
                request.expiresAt(),
                out && state == PaymentRequestState.OPEN ? request.createdAt() : request.updatedAt());
    }
}
