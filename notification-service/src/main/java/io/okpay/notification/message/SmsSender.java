package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Sends text messages through the provider. */
@ApplicationScoped
class SmsSender implements Sender {

    private static final String PROVIDER = "SMS provider";

    private final SmsOperator operator;

    SmsSender(@RestClient SmsOperator operator) {
        this.operator = operator;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        try {
            String id = outgoing.id().toString();
            SmsOperator.Receipt receipt = operator.send(
                    id,
                    new SmsOperator.Sms(outgoing.recipient(), outgoing.text().body(), id, outgoing.receiptWanted()));
            return new Outcome.Sent(receipt.id());
        } catch (WebApplicationException e) {
            return ProviderRefusals.of(PROVIDER, e);
        } catch (ProcessingException e) {
            return ProviderRefusals.of(PROVIDER, e);
        }
    }
}
