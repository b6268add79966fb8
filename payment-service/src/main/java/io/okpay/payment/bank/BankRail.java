package io.okpay.payment.bank;

import io.okpay.payment.rail.RailConnector;
import io.okpay.payment.rail.RailKind;
import io.okpay.payment.rail.RailOrder;
import io.okpay.payment.rail.RailOutcome;
import io.okpay.payment.rail.RailParty;
import io.okpay.payment.rail.RailUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Moves money between the operator's own account and a customer's: out by credit transfer, in by a payment initiation on the customer's
 * account (PSD2 Art. 66), and abroad from institution to institution. Before it repeats an order it asks what became of it.
 */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 5_000, failOn = RailUnavailableException.class)
public class BankRail implements RailConnector {

    private final Bank bank;
    private final Initiation.Party operator;

    BankRail(@RestClient Bank bank, @ConfigProperty(name = "okpay.bank.account") String account) {
        this.bank = bank;
        this.operator = new Initiation.Party("OKPay", account, null);
    }

    @Override
    public RailKind kind() {
        return RailKind.BANK;
    }

    @Override
    public RailOutcome collect(RailOrder order) {
        EndToEndId id = EndToEndId.of(order.paymentId());
        return carryOut(order, id, () -> initiated(order, id, Initiation.Party.of(order), operator));
    }

    @Override
    public RailOutcome payOut(RailOrder order) {
        EndToEndId id = EndToEndId.of(order.paymentId());
        return carryOut(
                order,
                id,
                switch (order.party()) {
                    case RailParty.OwnInstrument own ->
                        () -> initiated(order, id, operator, Initiation.Party.of(order));
                    case RailParty.AccountAbroad abroad ->
                        () -> bank.transfer(new CreditTransfer(order, abroad, id, operator.account()).bytes());
                });
    }

    @Override
    public RailOutcome giveBack(RailOrder order, String reference) {
        EndToEndId id = EndToEndId.givingBack(order.paymentId());
        return carryOut(order, id, () -> initiated(order, id, operator, Initiation.Party.of(order)));
    }

    private byte[] initiated(RailOrder order, EndToEndId id, Initiation.Party debtor, Initiation.Party creditor) {
        return bank.initiate(new Initiation(order, id, debtor, creditor).bytes());
    }

    private RailOutcome carryOut(RailOrder order, EndToEndId id, Supplier<byte[]> sent) {
        Optional<byte[]> before = order.repeated() ? known(id) : Optional.empty();
        byte[] answer = before.orElseGet(() -> asked(sent));
        try {
            return Report.parse(answer) instanceof Report.Status status
                            && status.id().equals(Optional.of(id))
                    ? status.outcome()
                    : new RailOutcome.Unknown();
        } catch (UnreadableMessageException e) {
            throw new RailUnavailableException("it answers what nobody understands: " + e.getMessage(), e);
        }
    }

    private Optional<byte[]> known(EndToEndId id) {
        try {
            return Optional.of(asked(() -> bank.status(id.toString())));
        } catch (UnknownToBankException e) {
            return Optional.empty();
        }
    }

    private static byte[] asked(Supplier<byte[]> question) {
        try {
            return question.get();
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == 404) {
                throw new UnknownToBankException(e);
            }
            throw new RailUnavailableException("it answers " + status, e);
        } catch (ProcessingException e) {
            throw new RailUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static final class UnknownToBankException extends RailUnavailableException {

        UnknownToBankException(Throwable cause) {
            super("it does not know the order", cause);
        }
    }
}
