package io.okpay.account.instrument;

import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Chooses the instrument that goes first, and takes instruments away. One request of a customer at a time. */
@ApplicationScoped
class ArrangeInstruments {

    private final Instruments instruments;
    private final Outbox outbox;

    ArrangeInstruments(Instruments instruments, Outbox outbox) {
        this.instruments = instruments;
        this.outbox = outbox;
    }

    @Transactional
    Instrument prefer(UUID id, UUID customerId) {
        instruments.serialize(customerId);
        Instrument chosen = own(id, customerId);
        InstrumentState state = stateOf(chosen);
        if (state != InstrumentState.VERIFIED) {
            throw ProblemException.of(InstrumentProblem.INSTRUMENT_NOT_USABLE, "instrumentId")
                    .with("state", state.name());
        }
        instruments.of(customerId).forEach(one -> one.prefer(false));
        // the index that allows one first instrument sees each statement
        instruments.flush();
        chosen.prefer(true);
        return chosen;
    }

    /** When the first one is removed, the oldest that can be used goes first. */
    @Transactional
    void remove(UUID id, UUID customerId) {
        instruments.serialize(customerId);
        Instrument instrument = own(id, customerId);
        boolean wasKnown = !(instrument instanceof BankAccount account) || account.isVerified();
        boolean wasFirst = instrument.isPreferred();
        var removed = instrument.remove(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        instruments.flush();
        if (wasKnown) {
            outbox.publish(removed);
        }
        if (wasFirst) {
            instruments.of(customerId).stream()
                    .filter(one -> stateOf(one) == InstrumentState.VERIFIED)
                    .findFirst()
                    .ifPresent(one -> one.prefer(true));
        }
    }

    private Instrument own(UUID id, UUID customerId) {
        return instruments.locked(id, customerId).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private static InstrumentState stateOf(Instrument instrument) {
        return instrument.state(YearMonth.now(ZoneOffset.UTC));
    }
}
