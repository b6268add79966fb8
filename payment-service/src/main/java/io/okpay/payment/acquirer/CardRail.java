package io.okpay.payment.acquirer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.payment.rail.RailConnector;
import io.okpay.payment.rail.RailKind;
import io.okpay.payment.rail.RailOrder;
import io.okpay.payment.rail.RailOutcome;
import io.okpay.payment.rail.RailUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Takes money from cards, pays it to them and gives it back. The acquirer answers the same Idempotency-Key as before. */
@ApplicationScoped
@CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 5_000, failOn = RailUnavailableException.class)
public class CardRail implements RailConnector {

    private final Acquirer acquirer;
    private final ObjectMapper json;

    CardRail(@RestClient Acquirer acquirer, ObjectMapper json) {
        this.acquirer = acquirer;
        this.json = json;
    }

    @Override
    public RailKind kind() {
        return RailKind.CARD;
    }

    @Override
    public RailOutcome collect(RailOrder order) {
        return ask(() -> acquirer.charge("charge-" + order.paymentId(), movement(order)));
    }

    @Override
    public RailOutcome payOut(RailOrder order) {
        return ask(() -> acquirer.payOut("payout-" + order.paymentId(), movement(order)));
    }

    @Override
    public RailOutcome giveBack(RailOrder order, String reference) {
        return ask(() -> {
            Acquirer.Refund refund = acquirer.refund(
                    "refund-" + order.paymentId(),
                    reference,
                    bytes(new Acquirer.RefundOrder(order.amount().minor())));
            return new Acquirer.Movement(refund.id(), Acquirer.APPROVED, null);
        });
    }

    private byte[] movement(RailOrder order) {
        return bytes(new Acquirer.MovementOrder(
                order.instrument().paymentMethod(),
                order.amount().minor(),
                order.amount().currencyCode(),
                order.paymentId().toString()));
    }

    private byte[] bytes(Object order) {
        try {
            return json.writeValueAsBytes(order);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RailOutcome ask(Supplier<Acquirer.Movement> question) {
        try {
            Acquirer.Movement answer = question.get();
            if (answer.status().equals(Acquirer.APPROVED)) {
                return new RailOutcome.Settled(answer.id());
            }
            String code = answer.declineCode();
            return new RailOutcome.Declined(code == null ? "do_not_honor" : code);
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 422) {
                return new RailOutcome.Declined("refused_by_acquirer");
            }
            throw new RailUnavailableException("it answers " + e.getResponse().getStatus(), e);
        } catch (ProcessingException e) {
            throw new RailUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
