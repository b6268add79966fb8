package io.okpay.payment.quote;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.limit.Limits;
import io.okpay.payment.qr.ReceiveCodes;
import io.okpay.payment.request.PaymentRequests;
import io.okpay.payment.tariff.FeeBasis;
import io.okpay.payment.tariff.InstrumentKind;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.Price;
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
public class PriceQuote {

    private final Directory directory;
    private final Pricing pricing;
    private final Limits limits;
    private final ReceiveCodes codes;
    private final PaymentRequests requests;
    private final PriceMerchantPayment merchantPayments;
    private final PriceConversion conversions;
    private final PriceCrossBorder crossBorder;
    private final Quotes quotes;
    private final Duration life;

    PriceQuote(
            Directory directory,
            Pricing pricing,
            Limits limits,
            ReceiveCodes codes,
            PaymentRequests requests,
            PriceMerchantPayment merchantPayments,
            PriceConversion conversions,
            PriceCrossBorder crossBorder,
            Quotes quotes,
            @ConfigProperty(name = "okpay.quote.life") Duration life) {
        this.directory = directory;
        this.pricing = pricing;
        this.limits = limits;
        this.codes = codes;
        this.requests = requests;
        this.merchantPayments = merchantPayments;
        this.conversions = conversions;
        this.crossBorder = crossBorder;
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

    /** What the payment would cost today, with its obstacles. It is not kept and cannot be accepted. */
    @Transactional
    public Quote preview(UUID customerId, QuoteRequest request) {
        request.check();
        return draft(payer(customerId), request);
    }

    /**
     * A quote, in the running transaction, of a payment that follows from a mandate.
     *
     * @param request without the payee
     * @param payeeId who gets the money, whatever their addresses are by now
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Quote standing(UUID customerId, QuoteRequest request, UUID payeeId) {
        DirectoryCustomer payer = payer(customerId);
        Quote quote = request.type() == PaymentType.TRANSFER
                ? checkFreezes(
                        payer,
                        transfer(payer, request, directory.customer(payeeId).orElse(null)))
                : draft(payer, request);
        quotes.persist(quote);
        return quote;
    }

    /** Prices a checked request in the running transaction. */
    Quote price(DirectoryCustomer payer, QuoteRequest request) {
        Quote quote = draft(payer, request);
        quotes.persist(quote);
        return quote;
    }

    private Quote draft(DirectoryCustomer payer, QuoteRequest request) {
        return checkFreezes(payer, ofType(payer, request));
    }

    private Quote ofType(DirectoryCustomer payer, QuoteRequest request) {
        return switch (request.type()) {
            case TRANSFER ->
                request.paymentRequestId() == null
                        ? transfer(payer, request, payee(request))
                        : answer(payer, request.paymentRequestId(), request.promotionCode());
            case TOP_UP -> topUp(payer, request);
            case WITHDRAWAL -> withdrawal(payer, request);
            case MERCHANT_PAYMENT -> merchantPayments.price(payer, request);
            case CONVERSION -> conversions.price(payer, request);
            case CROSS_BORDER_TRANSFER -> crossBorder.price(payer, request, payee(request));
            case REFUND -> throw QuoteRequest.notQuotable();
        };
    }

    /** A payee's freeze is nobody else's business: the payer learns that it does not work, and not why. */
    private Quote checkFreezes(DirectoryCustomer payer, Quote quote) {
        List<Obstacle> obstacles = new ArrayList<>();
        if (payer.isFrozen()) {
            obstacles.add(Obstacle.of(QuoteProblem.ACCOUNT_FROZEN, null, Map.of()));
        }
        UUID payeeId = quote.payeeId();
        if (payeeId != null
                && !payeeId.equals(payer.id())
                && directory
                        .customer(payeeId)
                        .filter(DirectoryCustomer::isFrozen)
                        .isPresent()) {
            obstacles.add(Obstacle.of(QuoteProblem.PAYEE_UNAVAILABLE, "payee", Map.of()));
        }
        return obstacles.isEmpty() ? quote : quote.withFirst(obstacles);
    }

    private Quote answer(DirectoryCustomer payer, UUID paymentRequestId, @Nullable String promotionCode) {
        PaymentRequests.Payable asked = requests.payable(paymentRequestId, payer.id());
        DirectoryCustomer payee = directory.customer(asked.payeeId()).orElse(null);
        return transfer(payer, QuoteRequest.paying(asked, promotionCode), payee);
    }

    private Quote transfer(DirectoryCustomer payer, QuoteRequest request, @Nullable DirectoryCustomer payee) {
        List<Obstacle> obstacles = new ArrayList<>();
        String currency = request.amount().currencyCode();
        DirectoryWallet payerWallet = directory.wallet(payer.id(), currency).orElse(null);
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
        checkBalance(payerWallet, quote, obstacles);
        return quote.from(payerWallet, null)
                .to(payee, payeeWallet, request.note())
                .answering(request.paymentRequestId())
                .with(obstacles);
    }

    private Quote topUp(DirectoryCustomer payer, QuoteRequest request) {
        List<Obstacle> obstacles = new ArrayList<>();
        String currency = request.amount().currencyCode();
        DirectoryInstrument instrument =
                ownInstrument(directory, payer, request, request.amount().currencyCode(), obstacles);
        DirectoryWallet wallet = directory.wallet(payer.id(), currency).orElse(null);
        if (wallet == null) {
            obstacles.add(Obstacle.of(QuoteProblem.CURRENCY_NOT_HELD, null, Map.of("currency", currency)));
        }
        Quote quote = priced(payer, request, kind(instrument), payer.country(), obstacles);
        return quote.from(null, instrument).to(payer, wallet, request.note()).with(obstacles);
    }

    private Quote withdrawal(DirectoryCustomer payer, QuoteRequest request) {
        List<Obstacle> obstacles = new ArrayList<>();
        DirectoryInstrument instrument =
                ownInstrument(directory, payer, request, request.amount().currencyCode(), obstacles);
        DirectoryWallet wallet =
                directory.wallet(payer.id(), request.amount().currencyCode()).orElse(null);
        Quote quote = priced(payer, request, kind(instrument), payer.country(), obstacles);
        checkBalance(wallet, quote, obstacles);
        return quote.from(wallet, instrument)
                .toOwn(payer, instrument, request.note())
                .with(obstacles);
    }

    static @Nullable DirectoryInstrument ownInstrument(
            Directory directory,
            DirectoryCustomer payer,
            QuoteRequest request,
            String currency,
            List<Obstacle> obstacles) {
        UUID id = request.instrumentId();
        DirectoryInstrument instrument =
                id == null ? null : directory.instrument(id, payer.id()).orElse(null);
        if (instrument == null) {
            obstacles.add(Obstacle.of(QuoteProblem.INSTRUMENT_NOT_FOUND, "instrumentId", Map.of()));
        } else if (instrument.isExpired(YearMonth.now(ZoneOffset.UTC))) {
            obstacles.add(Obstacle.of(QuoteProblem.INSTRUMENT_EXPIRED, "instrumentId", Map.of()));
        } else if (!instrument.takes(currency)) {
            obstacles.add(Obstacle.of(
                    QuoteProblem.INSTRUMENT_CURRENCY_MISMATCH, "instrumentId", Map.of("currency", currency)));
        }
        return instrument;
    }

    /** An unknown instrument is priced as the dearest kind, so that the figure never rises later. */
    static InstrumentKind kind(@Nullable DirectoryInstrument instrument) {
        return instrument == null ? InstrumentKind.CREDIT_CARD : instrument.kind();
    }

    static void checkBalance(@Nullable DirectoryWallet wallet, Quote quote, List<Obstacle> obstacles) {
        String currency = quote.received().currencyCode();
        if (wallet == null) {
            obstacles.add(Obstacle.of(QuoteProblem.CURRENCY_NOT_HELD, null, Map.of("currency", currency)));
        } else if (wallet.available().compareTo(quote.debit()) < 0) {
            obstacles.add(Obstacle.of(
                    QuoteProblem.INSUFFICIENT_BALANCE,
                    null,
                    Map.of("available", wallet.available().amount(), "currency", currency)));
        }
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
        Pricing.Priced priced = pricing.price(payer.id(), Pricing.Fixed.by(request), basis, now, obstacles);
        Price price = priced.price();
        if (!price.received().isPositive()) {
            obstacles.add(Obstacle.of(QuoteProblem.AMOUNT_BELOW_MINIMUM, "sourceAmount", Map.of()));
        }
        limits.of(payer.id(), type, amount.currencyCode(), now).stream()
                .filter(limit -> !limit.admits(price.received()))
                .forEach(limit -> obstacles.add(Obstacle.of(QuoteProblem.LIMIT_EXCEEDED, null, limit.parameters())));
        return new Quote(payer.id(), type, price, priced.promotion(), now, now.plus(life));
    }

    private @Nullable DirectoryCustomer payee(QuoteRequest request) {
        QuoteRequest.Payee payee = request.payee();
        if (payee == null) {
            return null;
        }
        String phone = payee.phone();
        String email = payee.email();
        String qr = payee.qr();
        if (qr != null) {
            return ofCode(qr, request.amount());
        }
        if (phone != null) {
            return directory.customerByPhone(phone).orElse(null);
        }
        return email == null
                ? null
                : directory.customerByEmail(email.toLowerCase(Locale.ROOT)).orElse(null);
    }

    private @Nullable DirectoryCustomer ofCode(String payload, Money amount) {
        ReceiveCodes.Payee payee;
        try {
            payee = codes.payee(payload);
        } catch (ProblemException unreadable) {
            throw ProblemException.of(unreadable.code(), "payee.qr");
        }
        Money asked = payee.amount();
        boolean fits = asked == null ? payee.currency().equals(amount.currencyCode()) : asked.equals(amount);
        if (!fits) {
            throw ProblemException.of(QuoteProblem.CODE_ASKS_OTHERWISE, "payee.qr")
                    .with("amount", asked == null ? "" : asked.amount())
                    .with("currency", payee.currency());
        }
        return directory.customer(payee.customerId()).orElse(null);
    }
}
