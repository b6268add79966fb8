package io.okpay.fx.currency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An ISO 4217 currency with its names, and whether the operator serves it. */
@Entity
@Table(name = "currency")
public class ServedCurrency {

    @Id
    private String code;

    @Column(name = "minor_digits")
    private int minorDigits;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_zh")
    private String nameZh;

    private boolean served;
    private @Nullable String reason;

    @SuppressWarnings("NullAway.Init")
    ServedCurrency() {}

    String code() {
        return code;
    }

    int minorDigits() {
        return minorDigits;
    }

    String nameEn() {
        return nameEn;
    }

    String nameZh() {
        return nameZh;
    }

    boolean isServed() {
        return served;
    }

    @Nullable String reason() {
        return reason;
    }
}
