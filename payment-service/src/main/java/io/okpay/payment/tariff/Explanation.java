package io.okpay.payment.tariff;

import io.okpay.platform.money.Money;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a payment costs what it costs.
 *
 * @param received the amount that arrives, of which the percentage is taken
 * @param won the rule that prices the payment; left out when none fits
 * @param fee what it costs
 * @param totalDebit received and fee
 * @param lost the tariff's other rules for this type, with what keeps each from pricing it
 */
public record Explanation(
        int tariffVersion,
        PaymentType type,
        InstrumentKind instrument,
        Corridor corridor,
        String tier,
        Money received,
        @Nullable Winner won,
        @Nullable Money fee,
        @Nullable Money totalDebit,
        List<Loser> lost) {

    /**
     * The rule that prices the payment.
     *
     * @param names what it says about the payment, the weightiest first: no other rule that fits says as much
     * @param share its percentage of the received amount, rounded half-even to the minor unit
     * @param fixed what comes on top of the share
     * @param least the fee is not below
     * @param most the fee is not above; left out when there is no bound
     */
    public record Winner(
            String rule,
            List<String> names,
            int basisPoints,
            Money share,
            Money fixed,
            Money least,
            @Nullable Money most) {

        static Winner of(FeeRule rule, Money received) {
            String currency = received.currencyCode();
            return new Winner(
                    rule.id(),
                    rule.names(),
                    rule.basisPoints(),
                    rule.share(received),
                    Money.ofMinor(rule.fixed(), currency),
                    Money.ofMinor(rule.least(), currency),
                    rule.most() == null ? null : Money.ofMinor(rule.most(), currency));
        }
    }

    /**
     * A rule that does not price the payment.
     *
     * @param names what it says about a payment, the weightiest first
     * @param code why it lost
     * @param detail the same for a person
     */
    public record Loser(String rule, List<String> names, Mismatch code, String detail) {

        static Loser of(FeeRule rule, FeeBasis basis, Money received, Locale language) {
            Mismatch why = rule.mismatch(basis)
                    .orElse(rule.covers(received.minor()) ? Mismatch.LESS_SPECIFIC : Mismatch.OTHER_AMOUNT);
            return new Loser(rule.id(), rule.names(), why, why.in(language));
        }
    }

    static Explanation of(Tariff tariff, FeeBasis basis, Money received, Locale language) {
        Optional<FeeRule> won = tariff.rule(basis, received.minor());
        Optional<Price> price = tariff.ofTarget(basis, received, Discount.NONE);
        return new Explanation(
                tariff.version(),
                basis.type(),
                basis.instrument(),
                basis.corridor(),
                basis.tier(),
                received,
                won.map(rule -> Winner.of(rule, received)).orElse(null),
                price.map(Price::fee).orElse(null),
                price.map(Price::debit).orElse(null),
                tariff.rules().stream()
                        .filter(rule -> rule.type() == basis.type())
                        .filter(rule -> won.map(winner -> !winner.equals(rule)).orElse(true))
                        .map(rule -> Loser.of(rule, basis, received, language))
                        .toList());
    }
}
