package io.okpay.payment.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.payment.quote.Quote;
import io.okpay.payment.quote.QuotesInTests;
import io.okpay.payment.rate.EveryPair;
import io.okpay.payment.rate.Exchange;
import io.okpay.platform.event.HoldTransfer;
import io.okpay.platform.event.PostTransfer;
import io.okpay.platform.event.TransferLeg;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the ledger is asked to book, for every pair of currencies with no, two and three minor digits. */
class BookingOfExchangesTest {

    private static final String TIER = "STANDARD";

    @Test
    void aConversionSumsToZeroInBothCurrenciesAndWhatRoundingLeftIsOnTheSpreadsAccount() {
        new EveryPair(11).amountsOfTheSource(1, (card, source) -> {
            Exchange exchange = Exchange.ofSource(source, card, TIER);
            if (exchange.target().isPositive()) {
                List<TransferLeg> legs = posted(QuotesInTests.conversion(exchange));
                assertBooked(legs, exchange, source.minor(), 0);
            }
        });
    }

    @Test
    void aConversionToAFixedTargetSumsToZeroInBothCurrencies() {
        new EveryPair(12).amountsOfTheTarget(1, (card, target) -> {
            Exchange exchange = Exchange.ofTarget(target, card, TIER);
            List<TransferLeg> legs = posted(QuotesInTests.conversion(exchange));
            assertBooked(legs, exchange, exchange.source().minor(), 0);
        });
    }

    @Test
    void aTransferAcrossABorderSumsToZeroInBothCurrenciesWithFeeAndPromotion() {
        Random random = new Random(13);
        new EveryPair(13).amountsOfTheSource(1, (card, source) -> {
            Exchange exchange = Exchange.ofSource(source, card, TIER);
            if (!exchange.target().isPositive()) {
                return;
            }
            long fee = random.nextInt(3) == 0 ? 0 : random.nextLong(source.minor() + 1);
            long promotion = random.nextBoolean() ? 0 : random.nextLong(fee + 1);
            long debit = source.minor() + fee - promotion;
            List<TransferLeg> toWallet = posted(QuotesInTests.acrossBorders(exchange, fee, promotion, null));
            assertBooked(toWallet, exchange, debit, fee);
            assertThat(sum(toWallet, "PROMOTIONS", source)).isEqualTo(-promotion);
            List<TransferLeg> toBank = held(QuotesInTests.acrossBorders(exchange, fee, promotion, UUID.randomUUID()));
            assertBooked(toBank, exchange, debit, fee);
            assertThat(sum(toBank, "SETTLEMENT_BANK", exchange.target()))
                    .isEqualTo(exchange.target().minor());
        });
    }

    private static void assertBooked(List<TransferLeg> legs, Exchange exchange, long debit, long fee) {
        Map<String, Long> sums = legs.stream()
                .collect(
                        Collectors.groupingBy(TransferLeg::currency, Collectors.summingLong(TransferLeg::amountMinor)));
        Money source = exchange.source();
        Money target = exchange.target();
        assertThat(sums).isEqualTo(Map.of(source.currencyCode(), 0L, target.currencyCode(), 0L));
        assertThat(legs).noneMatch(leg -> leg.amountMinor() == 0);
        assertThat(legs.getFirst().account()).startsWith("wallet:");
        assertThat(legs.getFirst().amountMinor()).isEqualTo(-debit);
        assertThat(sum(legs, "FEES", source)).isEqualTo(fee);
        assertThat(sum(legs, "FX_POSITION", source)).isEqualTo(source.minor());
        assertThat(sum(legs, "FX_POSITION", target)).isEqualTo(-exchange.atMid().minor());
        assertThat(sum(legs, "FX_SPREAD", target))
                .isEqualTo(exchange.atMid().minor() - target.minor())
                .isNotNegative();
    }

    private static long sum(List<TransferLeg> legs, String account, Money currency) {
        return legs.stream()
                .filter(leg -> leg.account().equals("system:" + account))
                .filter(leg -> leg.currency().equals(currency.currencyCode()))
                .mapToLong(TransferLeg::amountMinor)
                .sum();
    }

    private static List<TransferLeg> posted(Quote quote) {
        return ((PostTransfer) Booking.of(payment(quote), null)).legs();
    }

    private static List<TransferLeg> held(Quote quote) {
        return ((HoldTransfer) Booking.of(payment(quote), null)).legs();
    }

    private static Payment payment(Quote quote) {
        return new Payment(quote, "Mei Lin", null, Instant.EPOCH);
    }
}
