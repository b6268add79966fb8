package io.okpay.account.instrument;

import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Binds the card behind a one-time token. */
@ApplicationScoped
class BindCard {

    private static final Logger LOG = Logger.getLogger(BindCard.class);

    private final Acquirer acquirer;
    private final Instruments instruments;
    private final Outbox outbox;
    private final int most;

    BindCard(
            @RestClient Acquirer acquirer,
            Instruments instruments,
            Outbox outbox,
            @ConfigProperty(name = "okpay.instrument.most-per-customer") int most) {
        this.acquirer = acquirer;
        this.instruments = instruments;
        this.outbox = outbox;
        this.most = most;
    }

    Instrument bind(UUID customerId, String token) {
        QuarkusTransaction.requiringNew().run(() -> requireRoom(instruments.of(customerId)));
        Acquirer.PaymentMethod card = exchange(customerId, token);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        if (YearMonth.of(card.expiryYear(), card.expiryMonth()).isBefore(YearMonth.now(ZoneOffset.UTC))) {
            throw ProblemException.of(InstrumentProblem.CARD_EXPIRED, "token");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            instruments.serialize(customerId);
            List<Instrument> bound = instruments.of(customerId);
            requireRoom(bound);
            if (bound.stream().anyMatch(one -> one.fingerprint().equals(card.fingerprint()))) {
                throw ProblemException.of(InstrumentProblem.INSTRUMENT_DUPLICATE, "token");
            }
            Instrument instrument = new Instrument(customerId, card, now);
            instruments.persistAndFlush(instrument);
            outbox.publish(instrument.bound());
            return instrument;
        });
    }

    private void requireRoom(List<Instrument> bound) {
        if (bound.size() >= most) {
            throw ProblemException.of(InstrumentProblem.INSTRUMENT_LIMIT_REACHED)
                    .with("most", most);
        }
    }

    private Acquirer.PaymentMethod exchange(UUID customerId, String token) {
        try {
            return acquirer.bind(new Acquirer.Binding(token, customerId.toString()));
        } catch (Acquirer.RefusedException refused) {
            throw ProblemException.of(
                    switch (refused.code()) {
                        case "token_used" -> InstrumentProblem.CARD_TOKEN_USED;
                        case "card_expired" -> InstrumentProblem.CARD_EXPIRED;
                        case "card_blocked" -> InstrumentProblem.CARD_BLOCKED;
                        case "verification_declined" -> InstrumentProblem.CARD_DECLINED;
                        default -> InstrumentProblem.CARD_TOKEN_INVALID;
                    },
                    "token");
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("The acquirer does not answer: %s", e.getMessage());
            throw ProblemException.of(InstrumentProblem.ACQUIRER_UNAVAILABLE).retryAfter(5);
        }
    }
}
