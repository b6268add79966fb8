package io.okpay.notification.merchant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A business that is paid, known by the client of its server. */
@Entity
class Merchant {

    @Id
    private UUID id;

    @Column(name = "client_id")
    private String clientId;

    private @Nullable String name;

    @SuppressWarnings("NullAway.Init")
    Merchant() {}

    Merchant(UUID id, String clientId, String name) {
        this.id = id;
        this.clientId = clientId;
        this.name = name;
    }

    UUID id() {
        return id;
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    String clientId() {
        return clientId;
    }
}
