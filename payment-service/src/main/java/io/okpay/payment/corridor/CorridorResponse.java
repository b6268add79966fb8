package io.okpay.payment.corridor;

import io.okpay.payment.tariff.FeeRule;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * On what terms money goes to a country.
 *
 * @param fromCountry of the payer; left out for any
 * @param currency of what arrives; left out for any
 * @param open whether money may go there now
 * @param closedBecause why not, in the operator's words
 * @param least what must arrive at least with one payment
 * @param most what may arrive at most with one payment
 * @param fees the tariff's lines that price transfers that way; the one that names most wins
 * @param requiredFields what a beneficiary needs besides name and account
 * @param purposes of which a quote has to name one; empty when it need not
 * @param cutOff until when, by the clocks of {@code zone}, today counts; left out when money arrives at once
 * @param businessDays how many days after that the money is there
 * @param arrivesOn when money that is sent now is there, by estimate
 */
public record CorridorResponse(
        String id,
        @Nullable String fromCountry,
        String toCountry,
        @Nullable String currency,
        PayoutMethod method,
        boolean open,
        @Nullable String closedBecause,
        @Nullable Money least,
        @Nullable Money most,
        List<FeeRule> fees,
        List<String> requiredFields,
        List<PurposeResponse> purposes,
        @Nullable String cutOff,
        @Nullable String zone,
        @Nullable Integer businessDays,
        @Nullable LocalDate arrivesOn) {

    /** A purpose of ISO 20022 (ExternalPurpose1Code) and what it means. */
    public record PurposeResponse(Purpose code, String text) {}

    static CorridorResponse from(CorridorTerms terms, List<FeeRule> rules, Instant now, Locale language) {
        Arrival arrival = terms.arrival();
        InstrumentKind kind =
                terms.method() == PayoutMethod.WALLET ? InstrumentKind.WALLET : InstrumentKind.BANK_ACCOUNT;
        return new CorridorResponse(
                terms.id(),
                terms.fromCountry(),
                terms.toCountry(),
                terms.currency(),
                terms.method(),
                terms.open(),
                terms.closedBecause(),
                terms.least(),
                terms.most(),
                rules.stream()
                        .filter(rule -> rule.isFor(
                                PaymentType.CROSS_BORDER_TRANSFER, kind, terms.fromCountry(), terms.toCountry()))
                        .toList(),
                terms.requiredFields(),
                terms.purposes().stream()
                        .map(purpose -> new PurposeResponse(purpose, purpose.in(language)))
                        .toList(),
                arrival == null ? null : arrival.cutOff().toString(),
                arrival == null ? null : arrival.zone().getId(),
                arrival == null ? null : arrival.businessDays(),
                terms.arrivesOn(now));
    }
}
