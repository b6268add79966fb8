package io.okpay.payment.quote;

import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryInTests;
import io.okpay.payment.promotion.Reduction;
import io.okpay.payment.rate.Exchange;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.Price;
import io.okpay.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Quotes in tests that have no database. */
public final class QuotesInTests {

    private static final DirectoryCustomer PAYER = DirectoryInTests.customer("US");
    private static final DirectoryCustomer PAYEE = DirectoryInTests.customer("JP");
    private static final Instant NOW = Instant.EPOCH;

    private QuotesInTests() {}

    /** Between one's own wallets. */
    public static Quote conversion(Exchange exchange) {
        return wallets(
                new Quote(PAYER.id(), exchange.source(), QuotedExchange.of(exchange), NOW, NOW), exchange, PAYER);
    }

    /**
     * To a wallet or a bank account in another country, at a fee of which a promotion takes a part.
     *
     * @param beneficiary null for a wallet
     */
    public static Quote acrossBorders(Exchange exchange, long fee, long promotion, @Nullable UUID beneficiary) {
        String currency = exchange.source().currencyCode();
        Price price = new Price(
                exchange.source(), Money.ofMinor(fee, currency), Money.ofMinor(promotion, currency), "rule", 1);
        Reduction reduction = promotion == 0 ? null : new Reduction(UUID.randomUUID(), "Spring", promotion);
        Quote quote = new Quote(PAYER.id(), PaymentType.CROSS_BORDER_TRANSFER, price, reduction, NOW, NOW)
                .exchanging(QuotedExchange.of(exchange))
                .across(new Remittance("US-JP", beneficiary, null, null));
        return wallets(quote, exchange, PAYEE);
    }

    private static Quote wallets(Quote quote, Exchange exchange, DirectoryCustomer payee) {
        return quote.from(DirectoryInTests.wallet(exchange.source().currencyCode()), null)
                .to(payee, DirectoryInTests.wallet(exchange.target().currencyCode()), null);
    }
}
