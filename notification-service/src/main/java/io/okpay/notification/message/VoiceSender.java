package io.okpay.notification.message;

import io.okpay.platform.event.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Has texts read out by a call. */
@ApplicationScoped
class VoiceSender implements Sender {

    private static final String PROVIDER = "Voice provider";

    private final VoiceOperator operator;

    VoiceSender(@RestClient VoiceOperator operator) {
        this.operator = operator;
    }

    @Override
    public Channel channel() {
        return Channel.VOICE;
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        try {
            String id = outgoing.id().toString();
            VoiceOperator.Receipt receipt = operator.call(
                    id,
                    new VoiceOperator.Call(outgoing.recipient(), outgoing.text().body(), id));
            return new Outcome.Sent(receipt.id());
        } catch (WebApplicationException e) {
            return ProviderRefusals.of(PROVIDER, e);
        } catch (ProcessingException e) {
            return ProviderRefusals.of(PROVIDER, e);
        }
    }
}
