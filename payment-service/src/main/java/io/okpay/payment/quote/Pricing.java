package io.okpay.payment.quote;

import io.okpay.payment.promotion.Offer;
import io.okpay.payment.promotion.Promotions;
import io.okpay.payment.promotion.Reduction;
import io.okpay.payment.promotion.Unavailable;
import io.okpay.payment.tariff.Discount;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.Price;
import io.okpay.payment.tariff.Tariff;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the price of a payment in the tariff, and the one promotion that brings the customer most; of equals, the oldest. */
@ApplicationScoped
class Pricing {

    private static final Comparator<Priced> BEST = Comparator.comparing(
                    (Priced one) -> one.price().received())
            .thenComparing(one -> one.price().debit(), Comparator.reverseOrder());

    private final Tariffs tariffs;
    private final Promotions promotions;

    /**
     * The amount that is fixed, in the currency of what leaves.
     *
     * @param arrives whether it is what the payee gets; otherwise it is what leaves in all
     */
    record Fixed(Money amount, boolean arrives, @Nullable String promotionCode) {

        static Fixed by(QuoteRequest request) {
            return new Fixed(request.amount(), request.targetAmount() != null, request.promotionCode());
        }
    }

    /** A price with the promotion that is part of it, if one is. */
    record Priced(Price price, @Nullable Reduction promotion) {}

    Pricing(Tariffs tariffs, Promotions promotions) {
        this.tariffs = tariffs;
        this.promotions = promotions;
    }

    /** A code that brings nothing is an obstacle: nobody pays the full fee who believes to pay less. */
    Priced price(UUID customerId, Fixed request, FeeBasis basis, Instant now, List<Obstacle> obstacles) {
        Tariff tariff = tariffs.at(now).orElse(null);
        Price full = price(tariff, request, basis, Discount.NONE).orElse(null);
        if (tariff == null || full == null) {
            obstacles.add(Obstacle.of(QuoteProblem.TARIFF_NOT_FOUND, null, Map.of()));
            return new Priced(Price.unknown(request.amount()), null);
        }
        Priced without = new Priced(full, null);
        String code = request.promotionCode();
        if (code == null) {
            return promotions.byThemselves(customerId, basis.currency(), now).stream()
                    .filter(offer -> offer.obstacle(basis, now).isEmpty())
                    .flatMap(offer ->
                            reduced(tariff, request, basis, offer)
                                    .filter(one -> obstacle(offer, one).isEmpty())
                                    .stream())
                    .max(BEST)
                    .orElse(without);
        }
        Offer offer = promotions.byCode(code, customerId).orElse(null);
        if (offer == null) {
            return refused(without, Unavailable.NOT_FOUND, obstacles);
        }
        Optional<Unavailable> reason = offer.obstacle(basis, now);
        if (reason.isPresent()) {
            return refused(without, reason.get(), obstacles);
        }
        Priced reduced = reduced(tariff, request, basis, offer).orElse(null);
        if (reduced == null) {
            return refused(without, Unavailable.NOT_APPLICABLE, obstacles);
        }
        return obstacle(offer, reduced)
                .map(unavailable -> refused(without, unavailable, obstacles))
                .orElse(reduced);
    }

    private static Priced refused(Priced without, Unavailable reason, List<Obstacle> obstacles) {
        obstacles.add(Obstacle.of(QuoteProblem.of(reason), "promotionCode", Map.of()));
        return without;
    }

    private static Optional<Unavailable> obstacle(Offer offer, Priced reduced) {
        return offer.obstacle(reduced.price().promotion());
    }

    private static Optional<Priced> reduced(Tariff tariff, Fixed request, FeeBasis basis, Offer offer) {
        return price(tariff, request, basis, offer.discount())
                .filter(price -> price.promotion().isPositive())
                .map(price -> new Priced(price, offer.reduction(price.promotion())));
    }

    private static Optional<Price> price(@Nullable Tariff tariff, Fixed request, FeeBasis basis, Discount discount) {
        if (tariff == null) {
            return Optional.empty();
        }
        return request.arrives()
                ? tariff.ofTarget(basis, request.amount(), discount)
                : tariff.ofSource(basis, request.amount(), discount);
    }
}
