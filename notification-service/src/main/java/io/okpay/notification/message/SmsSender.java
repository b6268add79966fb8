package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Sends text messages through the provider. */
@ApplicationScoped
class SmsSender implements Sender {

    /** Refusals of the moment or of our access, not of the message: 401, 403, 408, 425, 429. */
    private static final Set<Integer> NOT_ABOUT_THE_MESSAGE = Set.of(401, 403, 408, 425, 429);

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
            int status = e.getResponse().getStatus();
            return status >= 400 && status < 500 && !NOT_ABOUT_THE_MESSAGE.contains(status)
                    ? new Outcome.Refused("SMS provider: HTTP " + status)
                    : new Outcome.Postponed("SMS provider: HTTP " + status);
        } catch (ProcessingException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Outcome.Postponed("SMS provider: " + cause.getClass().getSimpleName());
        }
    }
}
