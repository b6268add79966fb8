package io.okpay.payment.payment;

import io.okpay.payment.rate.QuotedExchange;
import io.okpay.platform.event.ConversionExecuted;
import io.okpay.platform.event.ConversionReversed;
import io.okpay.platform.event.PaymentCompleted;
import io.okpay.platform.event.PaymentFailed;
import io.okpay.platform.event.PaymentRefunded;
import io.okpay.platform.event.PaymentTakenBack;
import java.util.Objects;
import java.util.UUID;

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
                payment.arriving(),
                payment.note(),
                payment.updatedAt());
    }

    static ConversionExecuted executed(Payment payment, QuotedExchange exchange) {
        return new ConversionExecuted(
                payment.id(),
                payment.transferId(),
                payment.payerId(),
                payment.received(),
                exchange.target(),
                exchange.atMid(),
                exchange.spread(),
                Objects.requireNonNull(exchange.mid()),
                Objects.requireNonNull(exchange.rate()),
                Objects.requireNonNull(exchange.cardVersion()),
                payment.updatedAt());
    }

    static ConversionReversed reversed(Payment payment, UUID transferId, QuotedExchange exchange) {
        return new ConversionReversed(
                payment.id(),
                transferId,
                payment.payerId(),
                payment.received(),
                exchange.target(),
                exchange.atMid(),
                exchange.spread(),
                payment.updatedAt());
    }

    static PaymentRefunded refunded(Payment original, Payment refund) {
        return new PaymentRefunded(
                original.id(),
                refund.id(),
                refund.arriving(),
                original.refunded(),
                original.state() == PaymentState.REFUNDED,
                original.updatedAt());
    }

    static PaymentTakenBack takenBack(Payment payment, String reason) {
        return new PaymentTakenBack(
                payment.id(),
                payment.type().name(),
                payment.payerId(),
                payment.remittance() == null ? payment.atRail() : payment.debit(),
                reason,
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
