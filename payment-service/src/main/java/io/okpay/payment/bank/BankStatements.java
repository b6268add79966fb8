package io.okpay.payment.bank;

import io.okpay.payment.rail.RailUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.LocalDate;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Fetches the bank's statements. */
@ApplicationScoped
public class BankStatements {

    private final Bank bank;

    BankStatements(@RestClient Bank bank) {
        this.bank = bank;
    }

    /**
     * The statement of a UTC day.
     *
     * @param currency ISO 4217
     * @throws RailUnavailableException when the bank does not answer, or not with a statement
     */
    public BankStatement of(LocalDate day, String currency) {
        try {
            return BankStatement.parse(bank.statement(day.toString(), currency));
        } catch (WebApplicationException | ProcessingException | UnreadableMessageException e) {
            throw new RailUnavailableException("no statement of " + day + " in " + currency + ": " + e.getMessage(), e);
        }
    }
}
