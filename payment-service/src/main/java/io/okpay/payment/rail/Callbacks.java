package io.okpay.payment.rail;

import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.signature.MessageSignature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes what rails tell of their own accord: signed by the rail, not old, and each once. */
@ApplicationScoped
public class Callbacks {

    private static final String FIRST =
            "INSERT INTO rail_callback (rail, id, received_at) VALUES (?1, ?2, now())" + " ON CONFLICT DO NOTHING";

    private final EntityManager entities;
    private final Event<RailReport> reports;

    Callbacks(EntityManager entities, Event<RailReport> reports) {
        this.entities = entities;
        this.reports = reports;
    }

    /** Throws {@link RailProblem#CALLBACK_NOT_SIGNED} unless the rail signed just these bytes, in the last five minutes. */
    public void check(MessageSignature signature, HttpHeaders headers, byte[] body) {
        if (!signature.verifies(headers::getHeaderString, body, Instant.now())) {
            throw ProblemException.of(RailProblem.CALLBACK_NOT_SIGNED);
        }
    }

    /** Gives a report its effect, unless this callback had it before. */
    @Transactional
    public void receive(RailKind rail, String id, Optional<? extends RailReport> report) {
        int first = entities.createNativeQuery(FIRST)
                .setParameter(1, rail.name())
                .setParameter(2, id)
                .executeUpdate();
        if (first == 1) {
            report.ifPresent(reports::fire);
        }
    }

    /** The id of a checked callback. */
    public static String id(HttpHeaders headers) {
        @Nullable String id = headers.getHeaderString(MessageSignature.ID);
        if (id == null) {
            throw ProblemException.of(RailProblem.CALLBACK_NOT_SIGNED);
        }
        return id;
    }
}
