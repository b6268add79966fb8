package io.okpay.sandbox.acquirer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.journal.Journal;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Opens the acquirer's books. */
final class AcquirerBeans {

    @Produces
    @Singleton
    Journal<AcquirerRecord> journal(SandboxConfig config, ObjectMapper mapper) {
        return Journal.open(config.data().resolve("acquirer.jsonl"), AcquirerRecord.class, mapper);
    }

    void close(@Disposes Journal<AcquirerRecord> journal) {
        journal.close();
    }

    @Produces
    @Singleton
    Acquirer acquirer(Journal<AcquirerRecord> journal, SandboxConfig config) {
        return new Acquirer(
                journal, Fingerprints.withKeyIn(config.data().resolve("fingerprint.key")), Clock.systemUTC());
    }
}
