package io.okpay.payment.payment;

import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PaymentFailed;
import java.util.Objects;

/** A payment's end as the event that other services see. */
final class PaymentEvents {

    private PaymentEvents() {}

    static PaymentCompleted completed(Payment payment) {
        return new PaymentCompleted(
                payment.id(),
                payment.type().name(),
                payment.payerId(),
                payment.payeeId(),
                payment.debit(),
                payment.received(),
                payment.note(),
                payment.updatedAt());
    }

    static PaymentFailed failed(Payment payment) {
        return new PaymentFailed(
                payment.id(),
                payment.type().name(),
                payment.payerId(),
                payment.received(),
                Objects.requireNonNull(payment.failureCode()),
                payment.updatedAt());
    }
}
