package io.okpay.payment.quote;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.payment.beneficiary.Beneficiary;
import io.okpay.payment.corridor.Remittance;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.directory.DirectoryInstrument;
import io.okpay.payment.directory.DirectoryWallet;
import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.promotion.Reduction;
import io.okpay.payment.rate.QuotedExchange;
import io.okpay.payment.tariff.PaymentType;
import io.okpay.payment.tariff.Price;
import io.okpay.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A binding price for one payment, with everything that stands in its way. It never changes and is used once. */
@Entity
public class Quote {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private PaymentType type;

    private String currency;
    private long received;
    private long fee;

    @Embedded
    private @Nullable Reduction promotion;

    @Embedded
    private @Nullable QuotedExchange exchange;

    @Embedded
    private @Nullable Remittance remittance;

    @Column(name = "tariff_version")
    private @Nullable Integer tariffVersion;

    @Column(name = "fee_rule")
    private @Nullable String feeRule;

    @Column(name = "payer_wallet_id")
    private @Nullable UUID payerWalletId;

    @Column(name = "payee_id")
    private @Nullable UUID payeeId;

    @Column(name = "payee_wallet_id")
    private @Nullable UUID payeeWalletId;

    @Column(name = "payee_name")
    private @Nullable String payeeName;

    @Column(name = "instrument_id")
    private @Nullable UUID instrumentId;

    private @Nullable String note;

    @Column(name = "payment_request_id")
    private @Nullable UUID paymentRequestId;

    @Column(name = "order_id")
    private @Nullable UUID orderId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Obstacle> obstacles;

    private boolean used;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    Quote() {}

    Quote(
            UUID customerId,
            PaymentType type,
            Price price,
            @Nullable Reduction promotion,
            Instant now,
            Instant expiresAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.type = type;
        this.currency = price.received().currencyCode();
        this.received = price.received().minor();
        this.fee = price.fee().minor();
        this.promotion = promotion;
        this.tariffVersion = price.tariffVersion();
        this.feeRule = price.rule();
        this.createdAt = now;
        this.expiresAt = expiresAt;
        this.obstacles = List.of();
    }

    /** A conversion: it costs the spread and no fee. */
    Quote(UUID customerId, Money source, QuotedExchange exchange, Instant now, Instant expiresAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.type = PaymentType.CONVERSION;
        this.currency = source.currencyCode();
        this.received = source.minor();
        this.exchange = exchange;
        this.createdAt = now;
        this.expiresAt = expiresAt;
        this.obstacles = List.of();
    }

    Quote from(@Nullable DirectoryWallet payerWallet, @Nullable DirectoryInstrument instrument) {
        payerWalletId = payerWallet == null ? null : payerWallet.id();
        instrumentId = instrument == null ? null : instrument.id();
        return this;
    }

    Quote to(@Nullable DirectoryCustomer payee, @Nullable DirectoryWallet payeeWallet, @Nullable String words) {
        payeeId = payee == null ? null : payee.id();
        payeeName = payee == null ? null : payee.displayName();
        payeeWalletId = payeeWallet == null ? null : payeeWallet.id();
        note = words;
        return this;
    }

    /** To the payer's own instrument: no wallet gets the money. */
    Quote toOwn(DirectoryCustomer owner, @Nullable DirectoryInstrument instrument, @Nullable String words) {
        payeeId = owner.id();
        payeeName = instrument == null ? null : instrument.label();
        note = words;
        return this;
    }

    Quote toMerchant(
            Merchant merchant, @Nullable DirectoryWallet wallet, @Nullable String words, @Nullable UUID order) {
        payeeId = merchant.id();
        payeeName = merchant.name();
        payeeWalletId = wallet == null ? null : wallet.id();
        note = words;
        orderId = order;
        return this;
    }

    /** What leaves is exchanged. */
    Quote exchanging(QuotedExchange quoted) {
        exchange = quoted;
        return this;
    }

    Quote across(Remittance border) {
        remittance = border;
        return this;
    }

    /** To a bank account abroad, which stands for its holder. */
    Quote toBeneficiary(Beneficiary beneficiary, @Nullable String words) {
        payeeId = beneficiary.id();
        payeeName = beneficiary.label();
        note = words;
        return this;
    }

    Quote answering(@Nullable UUID paymentRequest) {
        paymentRequestId = paymentRequest;
        return this;
    }

    Quote with(List<Obstacle> found) {
        obstacles = List.copyOf(found);
        return this;
    }

    /** What stands in the way before all else. */
    Quote withFirst(List<Obstacle> found) {
        return with(Stream.concat(found.stream(), obstacles.stream()).toList());
    }

    /** Marks the quote as used; the caller holds its row lock. */
    public void use() {
        used = true;
    }

    /** The quote. */
    public UUID id() {
        return id;
    }

    /** Who asked. */
    public UUID customerId() {
        return customerId;
    }

    /** What it prices. */
    public PaymentType type() {
        return type;
    }

    /** The rates and what arrives, if that is in another currency. */
    public @Nullable QuotedExchange exchange() {
        return exchange;
    }

    /** The border that it crosses. */
    public @Nullable Remittance remittance() {
        return remittance;
    }

    /** What reaches the payee, in its own currency. */
    public Money arriving() {
        return exchange == null ? received() : exchange.target();
    }

    /** What the payee gets; where currencies are exchanged, what is exchanged. */
    public Money received() {
        return Money.ofMinor(received, currency);
    }

    /** What the operator gets. */
    public Money fee() {
        return Money.ofMinor(fee, currency);
    }

    /** What leaves the payer: received and fee, less the promotion. */
    public Money debit() {
        return received().plus(fee()).minus(Money.ofMinor(promotion == null ? 0 : promotion.amount(), currency));
    }

    /** What a promotion takes off the fee, if one does. */
    public @Nullable Reduction promotion() {
        return promotion;
    }

    /** The version of the tariff that priced it. */
    public @Nullable Integer tariffVersion() {
        return tariffVersion;
    }

    /** The tariff's rule that won. */
    public @Nullable String feeRule() {
        return feeRule;
    }

    /** The wallet that pays, for a transfer. */
    public @Nullable UUID payerWalletId() {
        return payerWalletId;
    }

    /** Who gets the money. */
    public @Nullable UUID payeeId() {
        return payeeId;
    }

    /** The wallet that gets the money. */
    public @Nullable UUID payeeWalletId() {
        return payeeWalletId;
    }

    /** The payee's name as the payer may see it. */
    public @Nullable String payeeName() {
        return payeeName;
    }

    /** The card that pays, for a top-up, or that is paid, for a withdrawal. */
    public @Nullable UUID instrumentId() {
        return instrumentId;
    }

    /** The payer's words. */
    public @Nullable String note() {
        return note;
    }

    /** The request for money that it answers. */
    public @Nullable UUID paymentRequestId() {
        return paymentRequestId;
    }

    /** The merchant's order that it pays. */
    public @Nullable UUID orderId() {
        return orderId;
    }

    /** Everything that stands in the way. */
    public List<Obstacle> obstacles() {
        return obstacles;
    }

    /** Whether a payment took it. */
    public boolean isUsed() {
        return used;
    }

    /** Whether its time is over. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** After this it is void. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When it was asked for. */
    public Instant createdAt() {
        return createdAt;
    }
}
