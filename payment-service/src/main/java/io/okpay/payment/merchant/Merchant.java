package io.okpay.payment.merchant;

import io.okpay.platform.event.MerchantRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A business that is paid. */
@Entity
public class Merchant {

    @Id
    private UUID id;

    private String name;

    @Column(name = "client_id")
    private String clientId;

    private String country;
    private String city;

    @Column(name = "category_code")
    private String categoryCode;

    @SuppressWarnings("NullAway.Init")
    Merchant() {}

    Merchant(MerchantRegistered event) {
        this.id = event.merchantId();
        this.name = event.name();
        this.clientId = event.clientId();
        this.country = event.country();
        this.city = event.city();
        this.categoryCode = event.categoryCode();
    }

    /** The merchant. */
    public UUID id() {
        return id;
    }

    /** As payers see it. */
    public String name() {
        return name;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** As payers see it. */
    public String city() {
        return city;
    }

    /** ISO 18245. */
    public String categoryCode() {
        return categoryCode;
    }

    String clientId() {
        return clientId;
    }
}
