package io.okpay.sandbox.acquirer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.acquirer.AcquirerRecord.ChargeMade;
import io.okpay.sandbox.callback.Callback;
import io.okpay.sandbox.callback.Callbacks;
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
    Acquirer acquirer(Journal<AcquirerRecord> journal, SandboxConfig config, Callbacks callbacks, ObjectMapper mapper) {
        return new Acquirer(
                journal,
                Fingerprints.withKeyIn(config.data().resolve("fingerprint.key")),
                Clock.systemUTC(),
                charge -> callbacks.send(disputed(charge, mapper), config.disputeAfter()));
    }

    /** A chargeback as the acquirer tells its merchants. */
    private static Callback disputed(ChargeMade charge, ObjectMapper mapper) {
        ObjectNode notice = mapper.createObjectNode()
                .put("type", "charge.disputed")
                .put("charge", charge.id())
                .put("reference", charge.reference())
                .put("amount", charge.amount())
                .put("currency", charge.currency())
                .put("reason", "fraudulent");
        return Callback.of(Callback.Sender.ACQUIRER, notice.toString());
    }
}
