package io.okpay.sandbox.bank;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.journal.Journal;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Opens the bank's books. */
final class BankBeans {

    @Produces
    @Singleton
    Journal<BankRecord> journal(SandboxConfig config, ObjectMapper mapper) {
        return Journal.open(config.data().resolve("bank.jsonl"), BankRecord.class, mapper);
    }

    void close(@Disposes Journal<BankRecord> journal) {
        journal.close();
    }

    @Produces
    @Singleton
    Bank bank(Journal<BankRecord> journal) {
        return new Bank(journal, Clock.systemUTC());
    }
}
