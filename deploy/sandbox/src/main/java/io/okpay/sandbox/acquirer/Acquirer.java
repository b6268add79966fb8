package io.okpay.sandbox.acquirer;

import static io.okpay.sandbox.access.Refusal.unprocessable;

import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.acquirer.AcquirerRecord.ChargeMade;
import io.okpay.sandbox.acquirer.AcquirerRecord.MethodBound;
import io.okpay.sandbox.acquirer.AcquirerRecord.PayoutMade;
import io.okpay.sandbox.acquirer.AcquirerRecord.RefundMade;
import io.okpay.sandbox.acquirer.AcquirerRecord.TokenIssued;
import io.okpay.sandbox.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** The acquirer's books. One lock guards them all: what it protects takes microseconds. */
final class Acquirer {

    static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final Journal<AcquirerRecord> journal;
    private final Fingerprints fingerprints;
    private final Clock clock;
    private final Consumer<ChargeMade> disputes;

    private final Map<String, TokenIssued> tokens = new HashMap<>();
    private final Map<String, MethodBound> methods = new HashMap<>();
    private final Map<String, MethodBound> methodsByToken = new HashMap<>();
    private final Map<String, ChargeMade> charges = new LinkedHashMap<>();
    private final Map<String, ChargeMade> chargesByKey = new HashMap<>();
    private final Map<String, ChargeMade> payoutsByKey = new LinkedHashMap<>();
    private final Map<String, RefundMade> refundsByKey = new HashMap<>();
    private final Map<String, Long> refunded = new HashMap<>();

    /**
     * Opens the books.
     *
     * @param disputes takes a charge that its cardholder will dispute
     */
    Acquirer(Journal<AcquirerRecord> journal, Fingerprints fingerprints, Clock clock, Consumer<ChargeMade> disputes) {
        this.journal = journal;
        this.fingerprints = fingerprints;
        this.clock = clock;
        this.disputes = disputes;
        journal.read().forEach(this::apply);
    }

    /** Exchanges a card for a token. */
    synchronized TokenIssued tokenise(CardNumber number, int expiryMonth, int expiryYear) {
        TestCard known = TestCard.of(number.digits()).orElse(TestCard.VISA_CREDIT);
        Card card = new Card(
                number.brand(),
                number.lastFour(),
                fingerprints.of(number),
                expiryMonth,
                expiryYear,
                known.country(),
                known.funding(),
                known.behaviour());
        return record(new TokenIssued(id("tok"), card, clock.instant()));
    }

    /** Binds a token, once. */
    synchronized MethodBound bind(String tokenId, String customerReference) {
        TokenIssued token = tokens.get(tokenId);
        if (token == null) {
            throw unprocessable("token_unknown", "there is no such token");
        }
        if (methodsByToken.containsKey(tokenId)) {
            throw unprocessable("token_used", "the token was used already");
        }
        Instant now = clock.instant();
        if (token.issuedAt().plus(TOKEN_LIFE).isBefore(now)) {
            throw unprocessable("token_expired", "the token is older than 15 minutes");
        }
        Card card = token.card();
        if (card.expiredIn(YearMonth.from(now.atZone(ZoneOffset.UTC)))) {
            throw unprocessable("card_expired", "the card has expired");
        }
        card.behaviour().bindError().ifPresent(code -> {
            throw unprocessable(code, "the issuer refuses this card");
        });
        return record(new MethodBound(id("pm"), tokenId, customerReference, card));
    }

    /** Charges a payment method; the same key gives the same charge. */
    synchronized Charging charge(String key, String methodId, long amount, String currency, String reference) {
        ChargeMade before = chargesByKey.get(key);
        if (before != null) {
            return repeated(before, methodId, amount, currency, reference);
        }
        CardBehaviour behaviour = checked(methodId, amount, currency);
        ChargeMade charge = record(movement("ch", key, methodId, amount, currency, reference, behaviour));
        if (behaviour == CardBehaviour.CHARGED_BACK) {
            disputes.accept(charge);
        }
        return new Charging(charge, behaviour.hangs());
    }

    /** Pays to a payment method; the same key gives the same payout. */
    synchronized Charging payOut(String key, String methodId, long amount, String currency, String reference) {
        ChargeMade before = payoutsByKey.get(key);
        if (before != null) {
            return repeated(before, methodId, amount, currency, reference);
        }
        CardBehaviour behaviour = checked(methodId, amount, currency);
        ChargeMade payout = movement("po", key, methodId, amount, currency, reference, behaviour);
        record(new PayoutMade(payout));
        return new Charging(payout, behaviour.hangs());
    }

    private static Charging repeated(
            ChargeMade before, String methodId, long amount, String currency, String reference) {
        if (!before.sameRequest(methodId, amount, currency, reference)) {
            throw keyReused();
        }
        return new Charging(before, false);
    }

    private CardBehaviour checked(String methodId, long amount, String currency) {
        MethodBound method = methods.get(methodId);
        if (method == null) {
            throw unprocessable("payment_method_unknown", "there is no such payment method");
        }
        if (amount <= 0) {
            throw unprocessable("amount_invalid", "the amount must be more than zero minor units");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw unprocessable("currency_invalid", "the currency must be an ISO 4217 code");
        }
        return method.card().behaviour();
    }

    private ChargeMade movement(
            String prefix,
            String key,
            String methodId,
            long amount,
            String currency,
            String reference,
            CardBehaviour behaviour) {
        return new ChargeMade(
                id(prefix), key, methodId, amount, currency, reference, behaviour.declineCode(), clock.instant());
    }

    /** The payouts with this reference, oldest first. */
    synchronized List<ChargeMade> payoutsFor(String reference) {
        return payoutsByKey.values().stream()
                .filter(payout -> payout.reference().equals(reference))
                .toList();
    }

    /** The charges with this reference, oldest first. */
    synchronized List<ChargeMade> chargesFor(String reference) {
        return charges.values().stream()
                .filter(charge -> charge.reference().equals(reference))
                .toList();
    }

    /** Gives back part or all of an approved charge; the same key gives the same refund. */
    synchronized RefundMade refund(String key, String chargeId, long amount) {
        RefundMade before = refundsByKey.get(key);
        if (before != null) {
            if (!before.chargeId().equals(chargeId) || before.amount() != amount) {
                throw keyReused();
            }
            return before;
        }
        ChargeMade charge = charges.get(chargeId);
        if (charge == null) {
            throw new Refusal(404, "charge_unknown", "there is no such charge");
        }
        if (!charge.approved()) {
            throw unprocessable("charge_not_approved", "a declined charge cannot be refunded");
        }
        if (amount <= 0) {
            throw unprocessable("amount_invalid", "the amount must be more than zero minor units");
        }
        if (amount > charge.amount() - refunded.getOrDefault(chargeId, 0L)) {
            throw unprocessable("refund_exceeds_charge", "the charge does not have that much left");
        }
        return record(new RefundMade(id("re"), key, chargeId, amount, clock.instant()));
    }

    private <R extends AcquirerRecord> R record(R entry) {
        journal.append(entry);
        apply(entry);
        return entry;
    }

    private void apply(AcquirerRecord entry) {
        switch (entry) {
            case TokenIssued token -> tokens.put(token.id(), token);
            case MethodBound method -> {
                methods.put(method.id(), method);
                methodsByToken.put(method.tokenId(), method);
            }
            case ChargeMade charge -> {
                charges.put(charge.id(), charge);
                chargesByKey.put(charge.idempotencyKey(), charge);
            }
            case PayoutMade payout -> payoutsByKey.put(payout.movement().idempotencyKey(), payout.movement());
            case RefundMade refund -> {
                refundsByKey.put(refund.idempotencyKey(), refund);
                refunded.merge(refund.chargeId(), refund.amount(), Math::addExact);
            }
        }
    }

    private static Refusal keyReused() {
        return unprocessable("idempotency_key_reused", "the key was used with another request");
    }

    private static String id(String prefix) {
        return prefix + "_" + Objects.toString(UUID.randomUUID()).replace("-", "");
    }

    /** A charge, and whether its answer hangs. */
    record Charging(ChargeMade charge, boolean hangs) {}
}
