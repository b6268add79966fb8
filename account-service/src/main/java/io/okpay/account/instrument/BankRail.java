package io.okpay.account.instrument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Asks the bank to verify accounts, and says its refusals in our words. */
@ApplicationScoped
class BankRail {

    private static final Logger LOG = Logger.getLogger(BankRail.class);

    private final Bank bank;
    private final ObjectMapper json;

    BankRail(@RestClient Bank bank, ObjectMapper json) {
        this.bank = bank;
        this.json = json;
    }

    /** Has a micro-deposit sent. */
    Bank.Verification verify(UUID instrumentId, AccountDetails details) {
        byte[] order = bytes(new Bank.VerificationOrder(
                instrumentId.toString(),
                details.holder(),
                details.country(),
                details.currency(),
                details.accountNumber(),
                details.routingNumber()));
        return asked(() -> bank.verify(order), Bank.Verification.class);
    }

    /** Compares what the customer read. */
    Bank.Result attempt(String verificationId, String amount) {
        byte[] reading = bytes(new Bank.Reading(amount));
        return asked(() -> bank.attempt(verificationId, reading), Bank.Result.class);
    }

    private <T> T asked(Supplier<byte[]> question, Class<T> answer) {
        try {
            return json.readValue(question.get(), answer);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 422) {
                throw refused(e);
            }
            LOG.warnf("The bank answers %d", e.getResponse().getStatus());
        } catch (ProcessingException | IOException e) {
            LOG.warnf("The bank does not answer: %s", e.getMessage());
        }
        throw ProblemException.of(InstrumentProblem.BANK_UNAVAILABLE).retryAfter(5);
    }

    private ProblemException refused(WebApplicationException e) {
        String code;
        try {
            code = json.readValue(e.getResponse().readEntity(byte[].class), Bank.Refusal.class)
                    .code();
        } catch (IOException unreadable) {
            code = "";
        }
        return ProblemException.of(
                switch (code) {
                    case "account_closed" -> InstrumentProblem.ACCOUNT_CLOSED;
                    case "account_blocked" -> InstrumentProblem.ACCOUNT_BLOCKED;
                    case "country_not_served" -> InstrumentProblem.INSTRUMENT_COUNTRY_NOT_SUPPORTED;
                    default -> InstrumentProblem.ACCOUNT_UNKNOWN;
                });
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
