package io.okpay.payment.acquirer;

import io.okpay.platform.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Takes money from cards and gives it back, and says plainly when the outcome is not known. */
@ApplicationScoped
public class CardRail {

    private static final Logger LOG = Logger.getLogger(CardRail.class);

    private final Acquirer acquirer;

    /** What became of a charge. */
    public sealed interface Outcome {

        /** The money is taken. */
        record Approved(String chargeId) implements Outcome {}

        /** The issuer or the acquirer said no. */
        record Declined(String code) implements Outcome {}

        /** No answer: ask again with the same payment. */
        record Unknown() implements Outcome {}
    }

    CardRail(@RestClient Acquirer acquirer) {
        this.acquirer = acquirer;
    }

    /** Charges a card once for each payment, however often it is called. */
    public Outcome charge(UUID paymentId, String paymentMethod, Money amount) {
        try {
            Acquirer.Charge charge = acquirer.charge(
                    "charge-" + paymentId,
                    new Acquirer.ChargeOrder(
                            paymentMethod, amount.minor(), amount.currencyCode(), paymentId.toString()));
            if (charge.status().equals("approved")) {
                return new Outcome.Approved(charge.id());
            }
            String code = charge.declineCode();
            return new Outcome.Declined(code == null ? "do_not_honor" : code);
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            LOG.warnf("The acquirer answers %d to the charge of payment %s", status, paymentId);
            return status == 422 ? new Outcome.Declined("refused_by_acquirer") : new Outcome.Unknown();
        } catch (ProcessingException e) {
            LOG.warnf("The acquirer does not answer the charge of payment %s: %s", paymentId, e.getMessage());
            return new Outcome.Unknown();
        }
    }

    /** Gives a charge back once for each payment; false when the outcome is not known. */
    public boolean refund(UUID paymentId, String chargeId, Money amount) {
        try {
            acquirer.refund("refund-" + paymentId, chargeId, new Acquirer.RefundOrder(amount.minor()));
            return true;
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("The acquirer does not take the refund of payment %s: %s", paymentId, e.getMessage());
            return false;
        }
    }
}
