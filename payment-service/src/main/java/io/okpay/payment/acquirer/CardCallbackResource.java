package io.okpay.payment.acquirer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.payment.rail.Callbacks;
import io.okpay.payment.rail.RailKind;
import io.okpay.payment.rail.RailProblem;
import io.okpay.payment.rail.RailReport;
import io.okpay.platform.money.Money;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the acquirer tells of chargebacks. */
@Path("/v1/rails/card/callbacks")
@PermitAll
@Tag(name = "Rails")
public class CardCallbackResource {

    private static final String DISPUTED = "charge.disputed";

    private final Callbacks callbacks;
    private final ObjectMapper json;
    private final MessageSignature signature;

    /**
     * What the acquirer tells.
     *
     * @param reference the payment
     * @param amount minor units
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Told(
            @Nullable String type,
            @Nullable UUID reference,
            long amount,
            @Nullable String currency,
            @Nullable String reason) {}

    CardCallbackResource(
            Callbacks callbacks, ObjectMapper json, @ConfigProperty(name = "okpay.acquirer.secret") String secret) {
        this.callbacks = callbacks;
        this.json = json;
        this.signature = new MessageSignature(secret);
    }

    /** Takes a notice of the acquirer; of what is no chargeback nothing follows. */
    @POST
    @Blocking
    @Consumes("application/json")
    @Operation(operationId = "cardCallback", summary = "For the card acquirer: charge.disputed, signed")
    @APIResponse(responseCode = "204", description = "Taken, also when it had been taken before")
    @APIResponse(responseCode = "401", description = "CALLBACK_NOT_SIGNED")
    @APIResponse(responseCode = "422", description = "CALLBACK_NOT_UNDERSTOOD")
    public void callback(@Context HttpHeaders headers, byte[] body) {
        callbacks.check(signature, headers, body);
        callbacks.receive(RailKind.CARD, Callbacks.id(headers), disputed(body));
    }

    private Optional<RailReport> disputed(byte[] body) {
        try {
            Told told = json.readValue(body, Told.class);
            if (!DISPUTED.equals(told.type())) {
                return Optional.empty();
            }
            if (told.reference() == null || told.currency() == null) {
                throw notUnderstood("reference and currency are needed");
            }
            return Optional.of(new RailReport.TakenBack(
                    RailKind.CARD,
                    told.reference(),
                    Money.ofMinor(told.amount(), told.currency()),
                    told.reason() == null ? "unknown" : told.reason()));
        } catch (IOException | IllegalArgumentException e) {
            throw notUnderstood("it is not the JSON that was agreed");
        }
    }

    private static ProblemException notUnderstood(String reason) {
        return ProblemException.of(RailProblem.CALLBACK_NOT_UNDERSTOOD).with("reason", reason);
    }
}
