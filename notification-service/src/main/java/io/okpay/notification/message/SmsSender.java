package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
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
    public Outcome send(UUID id, String recipient, Text text) {
        try {
            SmsOperator.Receipt receipt =
                    operator.send(id.toString(), new SmsOperator.Sms(recipient, text.body(), id.toString()));
            return new Outcome.Sent(receipt.id());
        } catch (WebApplicationException e) {
            return ProviderRefusals.of(PROVIDER, e);
        } catch (ProcessingException e) {
            return ProviderRefusals.of(PROVIDER, e);
        }
    }
}
