package io.okpay.sandbox.acquirer;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the acquirer's journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AcquirerRecord.TokenIssued.class, name = "token"),
    @JsonSubTypes.Type(value = AcquirerRecord.MethodBound.class, name = "method"),
    @JsonSubTypes.Type(value = AcquirerRecord.ChargeMade.class, name = "charge"),
    @JsonSubTypes.Type(value = AcquirerRecord.PayoutMade.class, name = "payout"),
    @JsonSubTypes.Type(value = AcquirerRecord.RefundMade.class, name = "refund")
})
@RegisterForReflection(
        targets = {
            AcquirerRecord.TokenIssued.class,
            AcquirerRecord.MethodBound.class,
            AcquirerRecord.ChargeMade.class,
            AcquirerRecord.PayoutMade.class,
            AcquirerRecord.RefundMade.class,
            Card.class
        })
sealed interface AcquirerRecord {

    /** A card was exchanged for a single-use token. */
    record TokenIssued(String id, Card card, Instant issuedAt) implements AcquirerRecord {}

    /** A merchant bound a token. */
    record MethodBound(String id, String tokenId, String customerReference, Card card) implements AcquirerRecord {}

    /** A merchant charged a payment method; a decline code says that it was declined. */
    record ChargeMade(
            String id,
            String idempotencyKey,
            String paymentMethod,
            long amount,
            String currency,
            String reference,
            @Nullable String declineCode,
            Instant createdAt)
            implements AcquirerRecord {

        boolean approved() {
            return declineCode == null;
        }

        boolean sameRequest(String otherMethod, long otherAmount, String otherCurrency, String otherReference) {
            return paymentMethod.equals(otherMethod)
                    && amount == otherAmount
                    && currency.equals(otherCurrency)
                    && reference.equals(otherReference);
        }
    }

    /** A merchant paid money to a card: like a charge, the other way round. */
    record PayoutMade(ChargeMade movement) implements AcquirerRecord {}

    /** A merchant gave money back. */
    record RefundMade(String id, String idempotencyKey, String chargeId, long amount, Instant createdAt)
            implements AcquirerRecord {}
}
