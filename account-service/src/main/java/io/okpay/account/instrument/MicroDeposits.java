package io.okpay.account.instrument;

import io.okpay.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** All deposits that the bank was asked for. Each is a gift to its receiver, so there are few in a day. */
@ApplicationScoped
class MicroDeposits implements PanacheRepositoryBase<MicroDeposit, UUID> {

    private static final Duration DAY = Duration.ofDays(1);

    private final int mostPerCustomer;
    private final int mostPerAccount;

    MicroDeposits(
            @ConfigProperty(name = "okpay.instrument.micro-deposits.per-customer-and-day") int mostPerCustomer,
            @ConfigProperty(name = "okpay.instrument.micro-deposits.per-account-and-day") int mostPerAccount) {
        this.mostPerCustomer = mostPerCustomer;
        this.mostPerAccount = mostPerAccount;
    }

    /**
     * The id under which the bank is asked: that of an earlier order that led to no instrument, or a new one. The caller lets one
     * request of a customer in at a time.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    UUID order(UUID customerId, AccountDetails details, Instant now) {
        for (MicroDeposit open : withoutInstrument(customerId)) {
            if (open.orders(details)) {
                return open.instrumentId();
            }
        }
        List<MicroDeposit> recent =
                list("customerId = ?1 and orderedAt > ?2 order by orderedAt", customerId, now.minus(DAY));
        refuseMoreThan(mostPerCustomer, recent, now);
        refuseMoreThan(
                mostPerAccount,
                recent.stream().filter(one -> one.hasAccount(details)).toList(),
                now);
        MicroDeposit ordered = new MicroDeposit(customerId, details, now);
        persist(ordered);
        return ordered.instrumentId();
    }

    private List<MicroDeposit> withoutInstrument(UUID customerId) {
        return list(
                "customerId = ?1 and not exists (select 1 from Instrument i where i.id = instrumentId)", customerId);
    }

    private static void refuseMoreThan(int most, List<MicroDeposit> recent, Instant now) {
        if (recent.size() >= most) {
            Instant free = recent.get(recent.size() - most).orderedAt().plus(DAY);
            throw ProblemException.of(InstrumentProblem.MICRO_DEPOSITS_TOO_MANY)
                    .retryAfter(Duration.between(now, free).toSeconds());
        }
    }
}
