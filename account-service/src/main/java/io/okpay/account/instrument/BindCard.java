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
import java.util.Set;
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
    private final Room room;
    private final Outbox outbox;
    private final Set<String> brands;
    private final Set<String> refusedCountries;

    BindCard(
            @RestClient Acquirer acquirer,
            Instruments instruments,
            Room room,
            Outbox outbox,
            @ConfigProperty(name = "okpay.instrument.card-brands") Set<String> brands,
            @ConfigProperty(name = "okpay.instrument.refused-countries") Set<String> refusedCountries) {
        this.acquirer = acquirer;
        this.instruments = instruments;
        this.room = room;
        this.outbox = outbox;
        this.brands = brands;
        this.refusedCountries = refusedCountries;
    }

    Card bind(UUID customerId, String token) {
        QuarkusTransaction.requiringNew().run(() -> room.require(customerId));
        Acquirer.PaymentMethod method = exchange(customerId, token);
        refuse(method);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return QuarkusTransaction.requiringNew().call(() -> {
            room.take(customerId, method.fingerprint());
            Card card = new Card(customerId, method, now);
            instruments.preferIfFirst(card);
            instruments.persistAndFlush(card);
            outbox.publish(card.bound());
            return card;
        });
    }

    private void refuse(Acquirer.PaymentMethod card) {
        if (YearMonth.of(card.expiryYear(), card.expiryMonth()).isBefore(YearMonth.now(ZoneOffset.UTC))) {
            throw ProblemException.of(InstrumentProblem.CARD_EXPIRED, "token");
        }
        if (!brands.contains(card.brand())) {
            throw ProblemException.of(InstrumentProblem.CARD_BRAND_NOT_SUPPORTED, "token")
                    .with("brand", card.brand());
        }
        if (refusedCountries.contains(card.country())) {
            throw ProblemException.of(InstrumentProblem.INSTRUMENT_COUNTRY_NOT_SUPPORTED, "token")
                    .with("country", card.country());
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
