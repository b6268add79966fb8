package io.okpay.payment.rate;

import io.okpay.platform.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The currency side of a quote and of the payment that it becomes. It has no rates when none was valid: then nobody can accept it. */
@Embeddable
public class QuotedExchange {

    @Column(name = "exchange_currency")
    private String currency;

    @Column(name = "exchange_target")
    private long target;

    @Column(name = "exchange_at_mid")
    private long atMid;

    @Column(name = "exchange_mid")
    private @Nullable BigDecimal mid;

    @Column(name = "exchange_rate")
    private @Nullable BigDecimal rate;

    @Column(name = "exchange_card")
    private @Nullable Long cardVersion;

    @SuppressWarnings("NullAway.Init")
    QuotedExchange() {}

    private QuotedExchange(
            Money target, Money atMid, @Nullable BigDecimal mid, @Nullable BigDecimal rate, @Nullable Long card) {
        this.currency = target.currencyCode();
        this.target = target.minor();
        this.atMid = atMid.minor();
        this.mid = mid;
        this.rate = rate;
        this.cardVersion = card;
    }

    /** At the figures of an exchange. */
    public static QuotedExchange of(Exchange exchange) {
        return new QuotedExchange(
                exchange.target(),
                exchange.atMid(),
                exchange.card().mid(),
                exchange.band().rate(),
                exchange.card().version());
    }

    /** Without a rate. */
    public static QuotedExchange unpriced(Money target) {
        return new QuotedExchange(target, target, null, null, null);
    }

    /** What arrives. */
    public Money target() {
        return Money.ofMinor(target, currency);
    }

    /** What the source is worth at the mid-market rate. */
    public Money atMid() {
        return Money.ofMinor(atMid, currency);
    }

    /** What the operator earns, with what rounding left. */
    public Money spread() {
        return atMid().minus(target());
    }

    /** The mid-market rate. */
    public @Nullable BigDecimal mid() {
        return mid;
    }

    /** How much target the customer gets for one source. */
    public @Nullable BigDecimal rate() {
        return rate;
    }

    /** The card that it is priced from. */
    public @Nullable Long cardVersion() {
        return cardVersion;
    }
}
