package io.okpay.notification.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.signature.MessageSignature;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the SMS provider tells what became of a message that it took. */
@Path("/v1/rails/sms/callbacks")
@PermitAll
@Tag(name = "Rails")
public class ReceiptResource {

    private static final int LONGEST_REASON = 60;

    private final DeliverMessage deliverMessage;
    private final ObjectMapper json;
    private final MessageSignature signature;

    /**
     * What the provider tells.
     *
     * @param reference our id of the message
     * @param status {@code delivered} or {@code undelivered}; of others nothing follows
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(
            @Nullable UUID reference,
            @Nullable String status,
            @Nullable String reason) {}

    ReceiptResource(
            DeliverMessage deliverMessage,
            ObjectMapper json,
            @ConfigProperty(name = "okpay.sms.receipt-secret") String secret) {
        this.deliverMessage = deliverMessage;
        this.json = json;
        this.signature = new MessageSignature(secret);
    }

    /** Takes a receipt. */
    @POST
    @Blocking
    @Consumes("application/json")
    @Operation(operationId = "smsReceipt", summary = "For the SMS provider: a delivery receipt, signed")
    @APIResponse(
            responseCode = "204",
            description = "Taken, also when it had been taken before or is of no use any more")
    @APIResponse(responseCode = "401", description = "RECEIPT_NOT_SIGNED")
    @APIResponse(responseCode = "422", description = "RECEIPT_NOT_UNDERSTOOD")
    public void receipt(@Context HttpHeaders headers, byte[] body) {
        if (!signature.verifies(headers::getHeaderString, body, Instant.now())) {
            throw ProblemException.of(MessageProblem.RECEIPT_NOT_SIGNED);
        }
        Told told = read(body);
        UUID reference = told.reference();
        if (reference == null || told.status() == null) {
            throw ProblemException.of(MessageProblem.RECEIPT_NOT_UNDERSTOOD);
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        switch (told.status()) {
            case "delivered" -> deliverMessage.receipt(reference, message -> message.delivered(now));
            case "undelivered" ->
                deliverMessage.receipt(reference, message -> message.undelivered(reason(told.reason()), now));
            default -> {}
        }
    }

    private Told read(byte[] body) {
        try {
            return json.readValue(body, Told.class);
        } catch (IOException e) {
            throw ProblemException.of(MessageProblem.RECEIPT_NOT_UNDERSTOOD);
        }
    }

    private static String reason(@Nullable String told) {
        String plain =
                told == null ? "" : told.replaceAll("[^\\p{Alnum} _.-]", "").strip();
        return "SMS provider: "
                + (plain.isEmpty() ? "undelivered" : plain.substring(0, Math.min(plain.length(), LONGEST_REASON)));
    }
}
