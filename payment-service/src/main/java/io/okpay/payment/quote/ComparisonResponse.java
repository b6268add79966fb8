package io.okpay.payment.quote;

import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.tariff.InstrumentKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The same payment by each of the customer's instruments.
 *
 * @param items the cheapest first; at equal fees those without obstacles first
 */
public record ComparisonResponse(List<Item> items) {

    /**
     * One way to pay.
     *
     * @param quote what it costs and what stands in its way; it can be accepted like any other
     */
    public record Item(InstrumentResponse instrument, QuoteResponse quote) {}

    /**
     * What is charged.
     *
     * @param id left out when the wallet pays
     * @param label what a person recognises it by, for example {@code visa 4242}; left out when the wallet pays
     */
    public record InstrumentResponse(
            @Nullable UUID id,
            InstrumentKind kind,
            @Nullable String label) {

        static InstrumentResponse from(CompareInstruments.Choice choice) {
            DirectoryInstrument card = choice.instrument();
            return card == null
                    ? new InstrumentResponse(null, choice.kind(), null)
                    : new InstrumentResponse(card.id(), choice.kind(), card.label());
        }
    }
}
