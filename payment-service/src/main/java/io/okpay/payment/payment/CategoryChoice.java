package io.okpay.payment.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serial;
import java.io.Serializable;
import java.util.UUID;

/** Where one of a payment's two sides filed it. */
@Entity
@Table(name = "payment_category")
@IdClass(CategoryChoice.Key.class)
class CategoryChoice {

    @Id
    @Column(name = "payment_id")
    private UUID paymentId;

    @Id
    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private Category category;

    /** A payment and one of its sides. */
    record Key(UUID paymentId, UUID customerId) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    @SuppressWarnings("NullAway.Init")
    CategoryChoice() {}

    UUID paymentId() {
        return paymentId;
    }

    Category category() {
        return category;
    }
}
