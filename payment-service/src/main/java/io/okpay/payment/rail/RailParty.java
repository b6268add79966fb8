package io.okpay.payment.rail;

import io.okpay.payment.beneficiary.Beneficiary;
import io.okpay.payment.corridor.Purpose;
import io.okpay.payment.directory.DirectoryInstrument;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The other side of what a rail moves. */
public sealed interface RailParty {

    /** The rail that reaches it. */
    RailKind rail();

    /** The customer's own card or account. */
    record OwnInstrument(DirectoryInstrument instrument) implements RailParty {

        @Override
        public RailKind rail() {
            return RailKind.of(instrument.kind());
        }
    }

    /**
     * Somebody's bank account abroad. The payer is named in full, as rules against money laundering ask (FATF recommendation 16).
     *
     * @param payerCountry ISO 3166-1 alpha-2
     * @param note words to the beneficiary
     */
    record AccountAbroad(
            Beneficiary beneficiary,
            UUID payerId,
            String payerName,
            String payerCountry,
            @Nullable Purpose purpose,
            @Nullable String note)
            implements RailParty {

        @Override
        public RailKind rail() {
            return RailKind.BANK;
        }
    }
}
