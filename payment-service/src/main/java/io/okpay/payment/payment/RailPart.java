package io.okpay.payment.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.rail.RailKind;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a payment that happens outside: which instrument, how far, and under which names. */
@Embeddable
class RailPart {

    @Column(name = "instrument_id")
    private @Nullable UUID instrumentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "instrument_kind")
    private @Nullable InstrumentKind instrumentKind;

    @Enumerated(EnumType.STRING)
    @Column(name = "rail_step")
    private RailStep step;

    @Column(name = "rail_reference")
    private @Nullable String reference;

    @Column(name = "hold_id")
    private @Nullable UUID holdId;

    @Column(name = "taken_back_id")
    private @Nullable UUID takenBackId;

    @Column(name = "return_reason")
    private @Nullable String returnReason;

    @SuppressWarnings("NullAway.Init")
    RailPart() {}

    private RailPart(@Nullable DirectoryInstrument instrument, RailStep step, @Nullable UUID holdId) {
        this.instrumentId = instrument == null ? null : instrument.id();
        this.instrumentKind = instrument == null ? null : instrument.kind();
        this.step = step;
        this.holdId = holdId;
    }

    /** Of a payment from wallet to wallet. */
    static RailPart none() {
        return new RailPart(null, RailStep.NONE, null);
    }

    /** Of a payment with an instrument: paid to it by a withdrawal, charged by any other type. */
    static RailPart of(PaymentType type, @Nullable DirectoryInstrument instrument) {
        if (instrument == null) {
            return none();
        }
        return type == PaymentType.WITHDRAWAL
                ? new RailPart(instrument, RailStep.HOLD_DUE, UuidCreator.getTimeOrderedEpoch())
                : new RailPart(instrument, RailStep.CHARGE_DUE, null);
    }

    /** Of a transfer to a bank account abroad. */
    static RailPart toBankAbroad() {
        RailPart abroad = new RailPart(null, RailStep.HOLD_DUE, UuidCreator.getTimeOrderedEpoch());
        abroad.instrumentKind = InstrumentKind.BANK_ACCOUNT;
        return abroad;
    }

    /** Of a refund: back to the instrument that was charged, as soon as the ledger holds the money; none when a wallet paid. */
    RailPart refunding() {
        RailPart back = new RailPart();
        back.instrumentId = instrumentId;
        back.instrumentKind = instrumentKind;
        back.step = instrumentId == null ? RailStep.NONE : RailStep.HOLD_DUE;
        back.holdId = instrumentId == null ? null : UuidCreator.getTimeOrderedEpoch();
        back.reference = reference;
        return back;
    }

    void go(RailStep next) {
        step = next;
    }

    void settled(RailStep next, String name) {
        step = next;
        reference = name;
    }

    void takeBack(String reason) {
        step = RailStep.TAKE_BACK_DUE;
        returnReason = reason;
        takenBackId = UuidCreator.getTimeOrderedEpoch();
    }

    RailStep step() {
        return step;
    }

    @Nullable UUID instrumentId() {
        return instrumentId;
    }

    RailKind kind() {
        return RailKind.of(Objects.requireNonNull(instrumentKind, "no instrument"));
    }

    /** The rail's own name for what it moved. */
    @Nullable String reference() {
        return reference;
    }

    /** The ledger's hold of a withdrawal. */
    @Nullable UUID holdId() {
        return holdId;
    }

    /** Why the rail took money back, in its own code. */
    @Nullable String returnReason() {
        return returnReason;
    }

    /** The transfer that follows a rail which took money back. */
    @Nullable UUID takenBackId() {
        return takenBackId;
    }
}
