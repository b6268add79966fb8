package io.okpay.account.instrument;

import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps a customer's instruments few, and each of them once. */
@ApplicationScoped
class Room {

    private final Instruments instruments;
    private final int most;

    Room(Instruments instruments, @ConfigProperty(name = "okpay.instrument.most-per-customer") int most) {
        this.instruments = instruments;
        this.most = most;
    }

    /** Throws INSTRUMENT_LIMIT_REACHED when there is no room. */
    @Transactional(Transactional.TxType.MANDATORY)
    void require(UUID customerId) {
        require(instruments.of(customerId));
    }

    /** Takes room until the running transaction ends, or throws why there is none: parallel requests cannot take the same. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(UUID customerId, String fingerprint) {
        instruments.serialize(customerId);
        List<Instrument> bound = instruments.of(customerId);
        require(bound);
        if (bound.stream().anyMatch(one -> one.fingerprint().equals(fingerprint))) {
            throw ProblemException.of(InstrumentProblem.INSTRUMENT_DUPLICATE);
        }
    }

    private void require(List<Instrument> bound) {
        if (bound.size() >= most) {
            throw ProblemException.of(InstrumentProblem.INSTRUMENT_LIMIT_REACHED)
                    .with("most", most);
        }
    }
}
