package io.okpay.sandbox.bank;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the bank's journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BankRecord.Moved.class, name = "movement"),
    @JsonSubTypes.Type(value = BankRecord.Returned.class, name = "return"),
    @JsonSubTypes.Type(value = BankRecord.VerificationSent.class, name = "verification"),
    @JsonSubTypes.Type(value = BankRecord.VerificationTried.class, name = "attempt")
})
@RegisterForReflection(
        targets = {
            BankRecord.Moved.class,
            BankRecord.Returned.class,
            BankRecord.VerificationSent.class,
            BankRecord.VerificationTried.class,
            Order.class
        })
sealed interface BankRecord {

    /** A movement as it stands from now on. */
    record Moved(Order order, MovementState state, @Nullable String reason, String reference, Instant at)
            implements BankRecord {}

    /** A settled movement went back. */
    record Returned(String endToEndId, String reason, String reference, Instant at) implements BankRecord {}

    /** A micro-deposit went to an account. */
    record VerificationSent(
            String id,
            String reference,
            String account,
            String currency,
            BigDecimal amount,
            String bankName,
            String fingerprint,
            Instant at)
            implements BankRecord {}

    /** Somebody named the amount of a micro-deposit. */
    record VerificationTried(String id, boolean right) implements BankRecord {}
}
