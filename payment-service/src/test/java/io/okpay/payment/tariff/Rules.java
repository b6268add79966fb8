package io.okpay.payment.tariff;

import io.okpay.platform.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules and payments for tests of prices. */
final class Rules {

    static final FeeBasis LOCAL =
            new FeeBasis(PaymentType.TRANSFER, InstrumentKind.WALLET, "US", "US", "STANDARD", "USD");

    private static final List<String> COUNTRIES = List.of("US", "CN", "DE");
    private static final List<String> TIERS = List.of("STANDARD", "GOLD");
    private static final List<String> CURRENCIES = List.of("USD", "KWD", "JPY");
    private static final List<Long> EDGES = List.of(50L, 1_000L, 1_001L, 100_000L);

    private Rules() {}

    /** A rule for any transfer. */
    static FeeRule of(int basisPoints, long fixed, long least, @Nullable Long most) {
        return new FeeRule(
                "any",
                PaymentType.TRANSFER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                basisPoints,
                fixed,
                least,
                most);
    }

    /** A rule for transfers of USD in a band. */
    static FeeRule band(String id, @Nullable Long from, @Nullable Long below, int basisPoints, long fixed, long least) {
        return new FeeRule(
                id,
                PaymentType.TRANSFER,
                null,
                null,
                null,
                null,
                null,
                "USD",
                from,
                below,
                basisPoints,
                fixed,
                least,
                null);
    }

    static Tariff tariff(List<FeeRule> rules) {
        Instant start = java.time.Instant.EPOCH;
        return new Tariff(7, Tariff.Status.PUBLISHED, start, null, "test", start, rules);
    }

    /** Any payment's basis. */
    static FeeBasis basis(Random random) {
        return new FeeBasis(
                PaymentType.TRANSFER,
                any(random, List.of(InstrumentKind.values())),
                any(random, COUNTRIES),
                any(random, COUNTRIES),
                any(random, TIERS),
                any(random, CURRENCIES));
    }

    /** Any promotion's share of the fee, or none. */
    static Discount discount(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Discount.NONE;
            case 1 -> new Discount(10_000, null);
            case 2 -> new Discount(1 + random.nextInt(10_000), null);
            default -> new Discount(1 + random.nextInt(10_000), 1L + random.nextInt(2_000));
        };
    }

    /** Random rules that may be published together. */
    static List<FeeRule> book(Random random) {
        List<FeeRule> rules = new ArrayList<>();
        IntStream.range(0, 40).forEach(i -> {
            rules.add(rule(random, "rule-" + i));
            try {
                new RuleBook(rules).check();
            } catch (ProblemException refused) {
                rules.removeLast();
            }
        });
        return rules;
    }

    private static FeeRule rule(Random random, String id) {
        String currency = maybe(random, CURRENCIES);
        boolean money = currency != null;
        boolean banded = money && random.nextBoolean();
        Long from = banded ? maybe(random, EDGES) : null;
        Long below = banded ? maybe(random, EDGES) : null;
        long least = money ? random.nextInt(300) : random.nextInt(2);
        return new FeeRule(
                id,
                PaymentType.TRANSFER,
                maybe(random, List.of(InstrumentKind.values())),
                maybe(random, List.of(Corridor.values())),
                maybe(random, COUNTRIES),
                maybe(random, COUNTRIES),
                maybe(random, TIERS),
                currency,
                from,
                below,
                random.nextInt(500),
                money ? random.nextInt(200) : 0,
                least,
                money && random.nextBoolean() ? least + random.nextInt(5_000) : null);
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static <T> @Nullable T maybe(Random random, List<T> values) {
        return random.nextInt(3) > 0 ? null : any(random, values);
    }
}
