package io.okpay.payment.reconciliation;

import io.okpay.payment.bank.BankStatement;
import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What the ledger has booked of the bank's account. */
@ApplicationScoped
public class BankBookings {

    private static final String BOOK = "INSERT INTO bank_booking (payment_id, kind, currency, amount, booked_at)"
            + " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";

    private final EntityManager entities;

    BankBookings(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Notes a booking once, in the running transaction.
     *
     * @param amount below zero when it left the account
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void book(UUID paymentId, BankStatement.Kind kind, Money amount, Instant now) {
        entities.createNativeQuery(BOOK)
                .setParameter(1, paymentId)
                .setParameter(2, kind.name())
                .setParameter(3, amount.currencyCode())
                .setParameter(4, amount.minor())
                .setParameter(5, now)
                .executeUpdate();
    }
}
