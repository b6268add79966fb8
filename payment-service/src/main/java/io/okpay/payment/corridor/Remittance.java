package io.okpay.payment.corridor;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The border that a quote or a payment crosses: through which corridor, to which beneficiary, what for, and when it is there. */
@Embeddable
public class Remittance {

    @Column(name = "corridor_id")
    private String corridorId;

    @Column(name = "beneficiary_id")
    private @Nullable UUID beneficiaryId;

    @Enumerated(EnumType.STRING)
    private @Nullable Purpose purpose;

    @Column(name = "arrives_on")
    private @Nullable LocalDate arrivesOn;

    @SuppressWarnings("NullAway.Init")
    Remittance() {}

    /**
     * Through a corridor.
     *
     * @param beneficiaryId the bank account abroad; null when a wallet gets it
     * @param arrivesOn null for at once
     */
    public Remittance(
            String corridorId, @Nullable UUID beneficiaryId, @Nullable Purpose purpose, @Nullable LocalDate arrivesOn) {
        this.corridorId = corridorId;
        this.beneficiaryId = beneficiaryId;
        this.purpose = purpose;
        this.arrivesOn = arrivesOn;
    }

    /** The corridor. */
    public String corridorId() {
        return corridorId;
    }

    /** The beneficiary; null when a wallet gets it. */
    public @Nullable UUID beneficiaryId() {
        return beneficiaryId;
    }

    /** What it is for. */
    public @Nullable Purpose purpose() {
        return purpose;
    }

    /** When a bank account has it, by estimate; null for at once. */
    public @Nullable LocalDate arrivesOn() {
        return arrivesOn;
    }
}
