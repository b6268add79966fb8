package io.okpay.payment.quote;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.tariff.InstrumentKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Prices one payment by each of the customer's instruments. Each price is a quote of its own, which can be accepted. */
@ApplicationScoped
class CompareInstruments {

    /** A price that no rule made, or with which nothing would arrive, is no bargain: it comes last. */
    private static final Comparator<Choice> CHEAPEST_FIRST = Comparator.comparing(Choice::isPriceless)
            .thenComparing(choice -> choice.quote().debit().minus(choice.quote().received()))
            .thenComparing(choice -> !choice.quote().obstacles().isEmpty())
            .thenComparing(choice -> choice.quote().id());

    private final PriceQuote priceQuote;
    private final Directory directory;

    /**
     * One way to pay.
     *
     * @param instrument none when the wallet pays
     */
    record Choice(@Nullable DirectoryInstrument instrument, InstrumentKind kind, Quote quote) {

        /** Whether the fee says nothing, because there is none or because nothing would arrive. */
        boolean isPriceless() {
            return quote.feeRule() == null || !quote.received().isPositive();
        }
    }

    CompareInstruments(PriceQuote priceQuote, Directory directory) {
        this.priceQuote = priceQuote;
        this.directory = directory;
    }

    @Transactional
    List<Choice> compare(UUID customerId, QuoteRequest request) {
        request.checkComparison();
        DirectoryCustomer payer = priceQuote.payer(customerId);
        if (!request.type().takesInstrument()) {
            return List.of(new Choice(null, InstrumentKind.WALLET, priceQuote.price(payer, request)));
        }
        return directory.instruments(customerId).stream()
                .map(card -> new Choice(card, card.kind(), priceQuote.price(payer, request.by(card.id()))))
                .sorted(CHEAPEST_FIRST)
                .toList();
    }
}
