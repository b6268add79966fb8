package io.okpay.payment.quote;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.Price;
import io.okpay.payment.tariff.Tariffs;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Prices a payment and dry-runs it: all obstacles are named at once. */
@ApplicationScoped
class PriceQuote {

    private final Directory directory;
    private final Tariffs tariffs;
    private final Limits limits;
    private final Quotes quotes;
    private final Duration life;

    PriceQuote(
            Directory directory,
            Tariffs tariffs,
            Limits limits,
            Quotes quotes,
            @ConfigProperty(name = "okpay.quote.life") Duration life) {
        this.directory = directory;
        this.tariffs = tariffs;
        this.limits = limits;
        this.quotes = quotes;
        this.life = life;
    }

    @Transactional
    Quote price(UUID customerId, QuoteRequest request) {
        request.check();
        return price(payer(customerId), request);
    }

    /** The customer, who is known as soon as {@code account-service} told. */
    DirectoryCustomer payer(UUID customerId) {
        return directory
                .customer(customerId)
                .orElseThrow(() ->
                        ProblemException.of(QuoteProblem.CUSTOMER_NOT_READY).retryAfter(1));
    }

    /** Prices a checked request in the running transaction. */
    Quote price(DirectoryCustomer payer, QuoteRequest request) {
        Quote quote = switch (request.type()) {
            case TRANSFER -> transfer(payer, request);
            case TOP_UP -> topUp(payer, request);
            case REFUND -> throw QuoteRequest.notQuotable();
        };
        quotes.persist(quote);
        return quote;
    }

    private Quote transfer(DirectoryCustomer payer, QuoteRequest request) {
        List<Obstacle> obstacles = new ArrayList<>();
        String currency = request.amount().currencyCode();
        DirectoryWallet payerWallet = directory.wallet(payer.id(), currency).orElse(null);
        DirectoryCustomer payee = payee(request);
        DirectoryWallet payeeWallet =
                payee == null ? null : directory.wallet(payee.id(), currency).orElse(null);
        if (payee == null) {
            obstacles.add(Obstacle.of(QuoteProblem.PAYEE_NOT_FOUND, "payee", Map.of()));
        } else if (payee.id().equals(payer.id())) {
            obstacles.add(Obstacle.of(QuoteProblem.PAYEE_IS_PAYER, "payee", Map.of()));
        } else if (payeeWallet == null) {
            obstacles.add(Obstacle.of(QuoteProblem.PAYEE_CURRENCY_NOT_HELD, "payee", Map.of("currency", currency)));
        }
        // a payee whom nobody knows lives where the payer does: the obstacle keeps the figure from being paid
        String to = payee == null ? payer.country() : payee.country();
        Quote quote = priced(payer, request, InstrumentKind.WALLET, to, obstacles);
        if (payerWallet == null) {
            obstacles.add(Obstacle.of(QuoteProblem.CURRENCY_NOT_HELD, null, Map.of("currency", currency)));
        } else if (payerWallet.available().compareTo(quote.debit()) < 0) {
            obstacles.add(Obstacle.of(
                    QuoteProblem.INSUFFICIENT_BALANCE,
                    null,
                    Map.of("available", payerWallet.available().amount(), "currency", currency)));
        }
        return quote.from(payerWallet, null)
                .to(payee, payeeWallet, request.note())
                .with(obstacles);
    }

    private Quote topUp(DirectoryCustomer payer, QuoteRequest request) {
        List<Obstacle> obstacles = new ArrayList<>();
        String currency = request.amount().currencyCode();
        UUID instrumentId = request.instrumentId();
        DirectoryInstrument card = instrumentId == null
                ? null
                : directory.instrument(instrumentId, payer.id()).orElse(null);
        if (card == null) {
            obstacles.add(Obstacle.of(QuoteProblem.INSTRUMENT_NOT_FOUND, "instrumentId", Map.of()));
        } else if (card.isExpired(YearMonth.now(ZoneOffset.UTC))) {
            obstacles.add(Obstacle.of(QuoteProblem.INSTRUMENT_EXPIRED, "instrumentId", Map.of()));
        }
        DirectoryWallet wallet = directory.wallet(payer.id(), currency).orElse(null);
        if (wallet == null) {
            obstacles.add(Obstacle.of(QuoteProblem.CURRENCY_NOT_HELD, null, Map.of("currency", currency)));
        }
        // an unknown card is priced as the dearest kind, so that the figure never rises later
        InstrumentKind kind = card == null ? InstrumentKind.CREDIT_CARD : InstrumentKind.of(card.funding());
        Quote quote = priced(payer, request, kind, payer.country(), obstacles);
        return quote.from(null, card).to(payer, wallet, request.note()).with(obstacles);
    }

    private Quote priced(
            DirectoryCustomer payer,
            QuoteRequest request,
            InstrumentKind instrument,
            String payeeCountry,
            List<Obstacle> obstacles) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        PaymentType type = request.type();
        Money amount = request.amount();
        FeeBasis basis =
                new FeeBasis(type, instrument, payer.country(), payeeCountry, payer.tier(), amount.currencyCode());
        Price price = tariffs.at(now)
                .flatMap(tariff -> request.targetAmount() == null
                        ? tariff.ofSource(basis, amount)
                        : tariff.ofTarget(basis, amount))
                .orElseGet(() -> Price.unknown(amount));
        if (!price.isKnown()) {
            obstacles.add(Obstacle.of(QuoteProblem.TARIFF_NOT_FOUND, null, Map.of()));
        }
        if (!price.received().isPositive()) {
            obstacles.add(Obstacle.of(QuoteProblem.AMOUNT_BELOW_MINIMUM, "sourceAmount", Map.of()));
        }
        limits.of(payer.id(), type, amount.currencyCode(), now).stream()
                .filter(limit -> !limit.admits(price.received()))
                .forEach(limit -> obstacles.add(Obstacle.of(QuoteProblem.LIMIT_EXCEEDED, null, limit.parameters())));
        return new Quote(payer.id(), type, price, now, now.plus(life));
    }

    private @Nullable DirectoryCustomer payee(QuoteRequest request) {
        QuoteRequest.Payee payee = request.payee();
        if (payee == null) {
            return null;
        }
        String phone = payee.phone();
        String email = payee.email();
        if (phone != null) {
            return directory.customerByPhone(phone).orElse(null);
        }
        return email == null
                ? null
                : directory.customerByEmail(email.toLowerCase(Locale.ROOT)).orElse(null);
    }
}
