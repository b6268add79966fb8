package io.okpay.account.statement;

import io.okpay.account.customer.CustomerNames;
import io.okpay.account.wallet.Wallet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Draws up a statement that adds up, whatever is booked meanwhile. */
@ApplicationScoped
class DrawStatement {

    private final Entries entries;
    private final CustomerNames names;

    DrawStatement(Entries entries, CustomerNames names) {
        this.entries = entries;
        this.names = names;
    }

    /** The statement of a period that is over. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Statement draw(Wallet wallet, Instant from, Instant to) {
        entries.readOneMoment();
        return new Statement(
                wallet.id(),
                names.fullName(wallet.ownerId()),
                wallet.currency(),
                from,
                to,
                entries.balanceBefore(wallet.id(), wallet.currency(), from),
                entries.between(wallet.id(), wallet.currency(), from, to),
                entries.balanceBefore(wallet.id(), wallet.currency(), to));
    }
}
