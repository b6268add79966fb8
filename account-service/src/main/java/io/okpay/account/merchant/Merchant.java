package io.okpay.account.merchant;

import com.github.f4b6a3.uuid.UuidCreator;
import io.okpay.platform.event.MerchantRegistered;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A business that is paid. Its server logs in as an OAuth 2.0 client of its own, which names the merchant. */
@Entity
class Merchant {

    @Id
    private UUID id;

    private String name;
    private String country;
    private String city;

    @Column(name = "category_code")
    private String categoryCode;

    @Column(name = "client_id")
    private String clientId;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init")
    Merchant() {}

    Merchant(String name, String country, String city, String categoryCode, String clientId, Instant registeredAt) {
        this.id = UuidCreator.getTimeOrderedEpoch();
        this.name = name;
        this.country = country;
        this.city = city;
        this.categoryCode = categoryCode;
        this.clientId = clientId;
        this.registeredAt = registeredAt;
    }

    MerchantRegistered registered() {
        return new MerchantRegistered(id, name, country, city, categoryCode, clientId, registeredAt);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String country() {
        return country;
    }

    String city() {
        return city;
    }

    String categoryCode() {
        return categoryCode;
    }

    String clientId() {
        return clientId;
    }

    Instant registeredAt() {
        return registeredAt;
    }
}
