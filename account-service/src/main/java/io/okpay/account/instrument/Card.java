package io.okpay.account.instrument;

import io.okpay.platform.event.CardFunding;
import io.okpay.platform.event.InstrumentBound;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;

/** A card: the acquirer's token and what a person recognises the card by. */
@Entity
@DiscriminatorValue("CARD")
class Card extends Instrument {

    @Column(name = "payment_method")
    private String paymentMethod;

    private String brand;

    @Column(name = "expiry_month")
    private Integer expiryMonth;

    @Column(name = "expiry_year")
    private Integer expiryYear;

    @Enumerated(EnumType.STRING)
    private CardFunding funding;

    @SuppressWarnings("NullAway.Init")
    Card() {}

    Card(UUID customerId, Acquirer.PaymentMethod card, Instant now) {
        super(customerId, card.last4(), card.country(), card.fingerprint(), now);
        this.paymentMethod = card.id();
        this.brand = card.brand();
        this.expiryMonth = card.expiryMonth();
        this.expiryYear = card.expiryYear();
        this.funding = CardFunding.valueOf(card.funding().toUpperCase(Locale.ROOT));
    }

    InstrumentBound bound() {
        return new InstrumentBound(
                id(),
                customerId(),
                paymentMethod,
                brand,
                last4(),
                expiryMonth,
                expiryYear,
                country(),
                funding,
                boundAt());
    }

    @Override
    InstrumentKind kind() {
        return InstrumentKind.CARD;
    }

    @Override
    InstrumentState state(YearMonth month) {
        return YearMonth.of(expiryYear, expiryMonth).isBefore(month)
                ? InstrumentState.EXPIRED
                : InstrumentState.VERIFIED;
    }

    String brand() {
        return brand;
    }

    int expiryMonth() {
        return expiryMonth;
    }

    int expiryYear() {
        return expiryYear;
    }

    CardFunding funding() {
        return funding;
    }
}
