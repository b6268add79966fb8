package io.okpay.payment.promotion;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * What a promotion takes off the fee of one payment. The operator pays it.
 *
 * @param name as the customer reads it
 * @param amount minor units of the payment's currency
 */
@Embeddable
public record Reduction(
        @Column(name = "promotion_id") UUID promotionId,
        @Column(name = "promotion_name") String name,
        @Column(name = "promotion") long amount) {}
