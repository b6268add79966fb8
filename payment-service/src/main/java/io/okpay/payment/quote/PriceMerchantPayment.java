package io.okpay.payment.quote;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.merchant.Merchants;
import io.okpay.payment.order.Orders;
import io.okpay.payment.qr.MerchantCode;
import io.okpay.payment.qr.QrProblem;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.Price;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Prices what a merchant is paid: exactly the amount leaves the payer, and the merchant gets it less the fee. */
@ApplicationScoped
class PriceMerchantPayment {

    private final Directory directory;
    private final Merchants merchants;
    private final Orders orders;
    private final Tariffs tariffs;
    private final Limits limits;
    private final Duration life;

    /** Who is to be paid what. */
    private record Asked(
            UUID merchantId,
            Money amount,
            @Nullable UUID orderId,
            @Nullable String words,
            @Nullable QuoteProblem obstacle) {}

    PriceMerchantPayment(
            Directory directory,
            Merchants merchants,
            Orders orders,
            Tariffs tariffs,
            Limits limits,
            @ConfigProperty(name = "okpay.quote.life") Duration life) {
        this.directory = directory;
        this.merchants = merchants;
        this.orders = orders;
        this.tariffs = tariffs;
        this.limits = limits;
        this.life = life;
    }

    Quote price(DirectoryCustomer payer, QuoteRequest request) {
        List<Obstacle> obstacles = new ArrayList<>();
        Asked asked = asked(request);
        if (asked.obstacle() != null) {
            obstacles.add(Obstacle.of(asked.obstacle(), "orderId", Map.of()));
        }
        Merchant merchant = merchants
                .merchant(asked.merchantId())
                .orElseThrow(() -> ProblemException.of(QrProblem.QR_UNKNOWN, "payee.qr"));
        String currency = asked.amount().currencyCode();
        DirectoryWallet to = directory.wallet(merchant.id(), currency).orElse(null);
        if (to == null) {
            obstacles.add(Obstacle.of(QuoteProblem.PAYEE_CURRENCY_NOT_HELD, "payee", Map.of("currency", currency)));
        }
        boolean byCard = request.instrumentId() != null;
        DirectoryInstrument card =
                byCard ? PriceQuote.ownInstrument(directory, payer, request, currency, obstacles) : null;
        if (card != null && card.kind() == InstrumentKind.BANK_ACCOUNT) {
            obstacles.add(Obstacle.of(QuoteProblem.INSTRUMENT_NOT_A_CARD, "instrumentId", Map.of()));
        }
        InstrumentKind kind = byCard ? PriceQuote.kind(card) : InstrumentKind.WALLET;
        Quote quote = priced(payer, asked.amount(), kind, merchant.country(), obstacles);
        DirectoryWallet from =
                byCard ? null : directory.wallet(payer.id(), currency).orElse(null);
        if (!byCard) {
            PriceQuote.checkBalance(from, quote, obstacles);
        }
        return quote.from(from, card)
                .toMerchant(merchant, to, asked.words(), asked.orderId())
                .with(obstacles);
    }

    private Quote priced(
            DirectoryCustomer payer, Money gross, InstrumentKind kind, String country, List<Obstacle> obstacles) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        PaymentType type = PaymentType.MERCHANT_PAYMENT;
        FeeBasis basis = new FeeBasis(type, kind, payer.country(), country, payer.tier(), gross.currencyCode());
        Price price = tariffs.at(now)
                .flatMap(tariff -> tariff.outOf(basis, gross))
                .orElseGet(() -> {
                    obstacles.add(Obstacle.of(QuoteProblem.TARIFF_NOT_FOUND, null, Map.of()));
                    return Price.unknown(gross);
                });
        if (!price.received().isPositive()) {
            obstacles.add(Obstacle.of(QuoteProblem.AMOUNT_BELOW_MINIMUM, null, Map.of()));
        }
        limits.of(payer.id(), type, gross.currencyCode(), now).stream()
                .filter(limit -> !limit.admits(gross))
                .forEach(limit -> obstacles.add(Obstacle.of(QuoteProblem.LIMIT_EXCEEDED, null, limit.parameters())));
        return new Quote(payer.id(), type, price, null, now, now.plus(life));
    }

    private Asked asked(QuoteRequest request) {
        UUID orderId = request.orderId();
        return orderId == null ? ofCode(request) : ofOrder(orderId, "orderId");
    }

    private Asked ofCode(QuoteRequest request) {
        String payload =
                Objects.requireNonNull(Objects.requireNonNull(request.payee()).qr());
        MerchantCode code;
        try {
            code = MerchantCode.of(payload).orElseThrow(() -> ProblemException.of(QrProblem.QR_UNKNOWN, "payee.qr"));
        } catch (ProblemException unreadable) {
            throw ProblemException.of(unreadable.code(), "payee.qr");
        }
        Money wanted = request.sourceAmount();
        if (code.kind() == MerchantCode.Kind.MERCHANT) {
            if (wanted == null) {
                throw ProblemException.of(QuoteProblem.AMOUNT_REQUIRED, "sourceAmount");
            }
            if (!wanted.currencyCode().equals(code.currency())) {
                throw otherwise("", code.currency());
            }
            return new Asked(code.id(), wanted, null, request.note(), null);
        }
        Asked order = ofOrder(code.id(), "payee.qr");
        if (wanted != null && !wanted.equals(order.amount())) {
            throw otherwise(order.amount().amount(), order.amount().currencyCode());
        }
        return order;
    }

    private Asked ofOrder(UUID orderId, String field) {
        Orders.Payable order =
                orders.payable(orderId).orElseThrow(() -> ProblemException.of(QuoteProblem.ORDER_NOT_FOUND, field));
        return new Asked(order.merchantId(), order.amount(), orderId, order.description(), order.obstacle());
    }

    private static ProblemException otherwise(String amount, String currency) {
        return ProblemException.of(QuoteProblem.CODE_ASKS_OTHERWISE, "payee.qr")
                .with("amount", amount)
                .with("currency", currency);
    }
}
