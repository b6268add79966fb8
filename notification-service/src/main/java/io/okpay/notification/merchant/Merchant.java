package io.okpay.notification.merchant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A business that is paid, known by the client of its server. */
@Entity
class Merchant {

    @Id
    private UUID id;

    @Column(name = "client_id")
    private String clientId;

    @SuppressWarnings("NullAway.Init")
    Merchant() {}

    Merchant(UUID id, String clientId) {
        this.id = id;
        this.clientId = clientId;
    }

    UUID id() {
        return id;
    }

    String clientId() {
        return clientId;
    }
}
