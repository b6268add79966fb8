package io.okpay.payment.quote;

import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which payments need which factors (PSD2 RTS Art. 13 and 16: own account and low value are exempt). */
@ApplicationScoped
public class Exemption {

    private final BigDecimal exemptUpTo;

    Exemption(@ConfigProperty(name = "okpay.payment.exempt-up-to") BigDecimal exemptUpTo) {
        this.exemptUpTo = exemptUpTo;
    }

    /** The factors that confirm a payment of this type and amount; none for money into one's own wallet. */
    public List<String> requiredFactors(PaymentType type, Money debit) {
        boolean exempt = type == PaymentType.TOP_UP || debit.toDecimal().compareTo(exemptUpTo) <= 0;
        return exempt ? List.of() : List.of("OTP", "PAYMENT_PASSWORD");
    }
}
