package io.okpay.sandbox.sms;

import static io.okpay.sandbox.access.Refusal.badRequest;
import static io.okpay.sandbox.access.Refusal.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.ApiKey;
import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.callback.Callback;
import io.okpay.sandbox.callback.Callbacks;
import io.okpay.sandbox.inbox.Inbox;
import io.okpay.sandbox.inbox.Message;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * The operator of text messages and calls. Numbers that end in 0000 do not exist; for numbers that end in 9998 the operator is down; what is
 * sent to numbers that end in 9997 is taken and does not arrive. Whoever wants a receipt is told what became of a text message.
 */
@Path("/sms/v1")
final class SmsResource {

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int MAX_TEXT = 1600;

    private final Inbox inbox;
    private final Callbacks callbacks;
    private final ObjectMapper mapper;
    private final Duration receiptAfter;
    private final ApiKey apiKey;

    SmsResource(Inbox inbox, Callbacks callbacks, ObjectMapper mapper, SandboxConfig config) {
        this.inbox = inbox;
        this.callbacks = callbacks;
        this.mapper = mapper;
        this.receiptAfter = config.receiptAfter();
        this.apiKey = new ApiKey(config.smsApiKey());
    }

    @POST
    @Path("/messages")
    @ResponseStatus(202)
    public Accepted send(
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable SmsRequest body) {
        return accept(authorization, key, body, (to, text, id) -> {
            boolean arrives = !to.endsWith("9997");
            Message message = arrives ? inbox.receiveSms(to, text, id) : Message.sms(to, text, id, inbox.now());
            if (body != null && Boolean.TRUE.equals(body.receipt()) && body.reference() != null) {
                callbacks.send(
                        Callback.of(Callback.Sender.SMS, receipt(body.reference(), message, arrives)), receiptAfter);
            }
            return message;
        });
    }

    @POST
    @Path("/calls")
    @ResponseStatus(202)
    public Accepted call(
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable SmsRequest body) {
        return accept(authorization, key, body, inbox::receiveCall);
    }

    private Accepted accept(
            @Nullable String authorization, @Nullable String key, @Nullable SmsRequest body, Line line) {
        apiKey.check(authorization);
        SmsRequest request = required(body, "body");
        String to = required(request.to(), "to");
        String text = required(request.text(), "text");
        if (key == null || key.isBlank()) {
            throw badRequest("idempotency_key_required", "send an Idempotency-Key");
        }
        if (!E164.matcher(to).matches() || to.endsWith("0000")) {
            throw badRequest("invalid_number", "there is no such number");
        }
        if (text.length() > MAX_TEXT) {
            throw badRequest("text_too_long", "a text has at most " + MAX_TEXT + " characters");
        }
        if (to.endsWith("9998")) {
            throw new Refusal(503, "unavailable", "the operator is not available");
        }
        return new Accepted(line.take(to, text, key).id(), "accepted");
    }

    private String receipt(String reference, Message message, boolean arrives) {
        try {
            return mapper.writeValueAsString(new Receipt(
                    message.id(),
                    reference,
                    arrives ? "delivered" : "undelivered",
                    arrives ? null : "absent subscriber"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Line {
        Message take(String to, String text, String key);
    }

    record SmsRequest(
            @Nullable String to,
            @Nullable String text,
            @Nullable String reference,
            @Nullable Boolean receipt) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receipt(
            String id,
            String reference,
            String status,
            @Nullable String reason) {}

    record Accepted(String id, String status) {}
}
