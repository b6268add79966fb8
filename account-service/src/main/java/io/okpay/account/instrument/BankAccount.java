package io.okpay.account.instrument;

import io.okpay.platform.event.BankAccountBound;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bank account, usable once its holder has read a micro-deposit on its statement. The number is never shown again. */
@Entity
@DiscriminatorValue("BANK_ACCOUNT")
class BankAccount extends Instrument {

    private String holder;
    private String currency;

    @Column(name = "account_number")
    private String accountNumber;

    @Column(name = "routing_number")
    private @Nullable String routingNumber;

    @Column(name = "bank_name")
    private String bankName;

    @Column(name = "verification_id")
    private String verificationId;

    @Column(name = "verified_at")
    private @Nullable Instant verifiedAt;

    @Column(name = "exhausted_at")
    private @Nullable Instant exhaustedAt;

    @SuppressWarnings("NullAway.Init")
    BankAccount() {}

    BankAccount(UUID id, UUID customerId, AccountDetails details, Bank.Verification verification, Instant now) {
        super(id, customerId, details.lastFour(), details.country(), verification.fingerprint(), now);
        this.holder = details.holder();
        this.currency = details.currency();
        this.accountNumber = details.accountNumber();
        this.routingNumber = details.routingNumber();
        this.bankName = verification.bankName();
        this.verificationId = verification.id();
    }

    BankAccountBound verify(Instant now) {
        verifiedAt = now;
        return new BankAccountBound(
                id(), customerId(), holder, country(), currency, accountNumber, routingNumber, bankName, last4(), now);
    }

    void exhaust(Instant now) {
        exhaustedAt = now;
    }

    @Override
    InstrumentKind kind() {
        return InstrumentKind.BANK_ACCOUNT;
    }

    @Override
    InstrumentState state(YearMonth month) {
        if (verifiedAt != null) {
            return InstrumentState.VERIFIED;
        }
        return exhaustedAt == null ? InstrumentState.PENDING_VERIFICATION : InstrumentState.EXHAUSTED;
    }

    boolean isOf(AccountDetails details) {
        return details.names(country(), accountNumber, routingNumber);
    }

    boolean isVerified() {
        return verifiedAt != null;
    }

    boolean isExhausted() {
        return exhaustedAt != null;
    }

    boolean wasExhaustedSince(Instant since) {
        return exhaustedAt != null && exhaustedAt.isAfter(since);
    }

    String holder() {
        return holder;
    }

    String currency() {
        return currency;
    }

    String bankName() {
        return bankName;
    }

    String verificationId() {
        return verificationId;
    }
}
