package io.okpay.payment.rail;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/** Gives orders to the rail of their party and says plainly when an outcome is not known. */
@ApplicationScoped
public class Rails {

    private static final Logger LOG = Logger.getLogger(Rails.class);

    private final Map<RailKind, RailConnector> connectors;

    Rails(@All List<RailConnector> connectors) {
        this.connectors = connectors.stream().collect(Collectors.toMap(RailConnector::kind, Function.identity()));
    }

    /** Takes money from the customer's instrument, once. */
    public RailOutcome collect(RailOrder order) {
        return ask(order, connector -> connector.collect(order));
    }

    /** Pays money to the order's party, once. */
    public RailOutcome payOut(RailOrder order) {
        return ask(order, connector -> connector.payOut(order));
    }

    /** Gives back what was collected, once. */
    public RailOutcome giveBack(RailOrder order, String reference) {
        return ask(order, connector -> connector.giveBack(order, reference));
    }

    private RailOutcome ask(RailOrder order, Function<RailConnector, RailOutcome> question) {
        RailKind kind = order.party().rail();
        try {
            return question.apply(connectors.get(kind));
        } catch (CircuitBreakerOpenException open) {
            LOG.debugf("The %s rail is left alone for a while: payment %s waits", kind, order.paymentId());
        } catch (RailUnavailableException unavailable) {
            LOG.warnf(
                    "The %s rail does not answer for payment %s: %s",
                    kind, order.paymentId(), unavailable.getMessage());
        }
        return new RailOutcome.Unknown();
    }
}
