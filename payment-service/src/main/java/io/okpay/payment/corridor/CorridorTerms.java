package io.okpay.payment.corridor;

import io.okpay.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On what terms money goes to a country.
 *
 * @param id for example {@code kw-kwd-bank}
 * @param fromCountry ISO 3166-1 alpha-2 of the payer; null for any
 * @param toCountry ISO 3166-1 alpha-2 of the payee
 * @param currency ISO 4217 of what arrives; null for any
 * @param open whether money may go there now
 * @param closedBecause the operator's words, while it is closed
 * @param least what must arrive at least with one payment
 * @param most what may arrive at most with one payment
 * @param addressRequired whether the beneficiary's address is needed
 * @param bicRequired whether the BIC of the beneficiary's bank is needed
 * @param purposes of which one has to be named; empty when none has to
 * @param arrival when it arrives; null when it does at once
 */
public record CorridorTerms(
        String id,
        @Nullable String fromCountry,
        String toCountry,
        @Nullable String currency,
        PayoutMethod method,
        boolean open,
        @Nullable String closedBecause,
        @Nullable Money least,
        @Nullable Money most,
        boolean addressRequired,
        boolean bicRequired,
        List<Purpose> purposes,
        @Nullable Arrival arrival) {

    /** Whether one payment may bring so much, in the corridor's currency. */
    public boolean admits(Money arriving) {
        return (least == null || least.compareTo(arriving) <= 0) && (most == null || arriving.compareTo(most) <= 0);
    }

    /** Whether the purpose is one that the corridor takes: any, or none, where it does not ask. */
    public boolean takes(@Nullable Purpose purpose) {
        return purposes.isEmpty() || (purpose != null && purposes.contains(purpose));
    }

    /** The day on which money that is sent now is there; null for at once. */
    public @Nullable LocalDate arrivesOn(Instant now) {
        return arrival == null ? null : arrival.of(now);
    }

    /** What a beneficiary needs besides name and account. */
    List<String> requiredFields() {
        return Stream.of(addressRequired ? "address" : "", bicRequired ? "bic" : "")
                .filter(field -> !field.isEmpty())
                .toList();
    }

    CorridorTerms closed(String reason) {
        return with(false, reason);
    }

    CorridorTerms opened() {
        return with(true, null);
    }

    private CorridorTerms with(boolean isOpen, @Nullable String reason) {
        return new CorridorTerms(
                id,
                fromCountry,
                toCountry,
                currency,
                method,
                isOpen,
                reason,
                least,
                most,
                addressRequired,
                bicRequired,
                purposes,
                arrival);
    }
}
