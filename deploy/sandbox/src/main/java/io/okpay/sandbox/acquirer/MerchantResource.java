package io.okpay.sandbox.acquirer;

import static io.okpay.sandbox.access.Refusal.badRequest;
import static io.okpay.sandbox.access.Refusal.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.okpay.sandbox.access.ApiKey;
import io.okpay.sandbox.access.Refusal;
import io.okpay.sandbox.access.SandboxConfig;
import io.okpay.sandbox.acquirer.AcquirerRecord.ChargeMade;
import io.okpay.sandbox.acquirer.AcquirerRecord.MethodBound;
import io.okpay.sandbox.callback.SignedMessages;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The merchant side of the acquirer: a key binds cards, and what moves money is signed. */
@Path("/acquirer/v1")
final class MerchantResource {

    private final Acquirer acquirer;
    private final ApiKey apiKey;
    private final SignedMessages signature;
    private final ObjectMapper json;
    private final Duration hang;

    MerchantResource(Acquirer acquirer, SandboxConfig config, ObjectMapper json) {
        this.acquirer = acquirer;
        this.apiKey = new ApiKey(config.acquirerApiKey());
        this.signature = new SignedMessages(config.acquirerSecret());
        this.json = json;
        this.hang = config.hang();
    }

    @POST
    @Path("/payment-methods")
    @ResponseStatus(201)
    public PaymentMethod bind(
            @HeaderParam("Authorization") @Nullable String authorization, @Nullable BindRequest body) {
        apiKey.check(authorization);
        BindRequest request = required(body, "body");
        return PaymentMethod.from(acquirer.bind(
                required(request.token(), "token"), required(request.customerReference(), "customerReference")));
    }

    @POST
    @Path("/charges")
    @ResponseStatus(201)
    public Uni<Charge> charge(@Context HttpHeaders headers, byte[] body) {
        String key = signed(headers, body);
        ChargeRequest request = read(body, ChargeRequest.class);
        return answer(acquirer.charge(
                key,
                required(request.paymentMethod(), "paymentMethod"),
                required(request.amount(), "amount"),
                required(request.currency(), "currency"),
                required(request.reference(), "reference")));
    }

    @POST
    @Path("/payouts")
    @ResponseStatus(201)
    public Uni<Charge> payOut(@Context HttpHeaders headers, byte[] body) {
        String key = signed(headers, body);
        ChargeRequest request = read(body, ChargeRequest.class);
        return answer(acquirer.payOut(
                key,
                required(request.paymentMethod(), "paymentMethod"),
                required(request.amount(), "amount"),
                required(request.currency(), "currency"),
                required(request.reference(), "reference")));
    }

    private Uni<Charge> answer(Acquirer.Charging charging) {
        Uni<Charge> answer = Uni.createFrom().item(Charge.from(charging.charge()));
        return charging.hangs() ? answer.onItem().delayIt().by(hang) : answer;
    }

    @GET
    @Path("/payouts")
    public Payouts payouts(@Context HttpHeaders headers, @RestQuery @Nullable String reference) {
        signature.check(headers, new byte[0]);
        return new Payouts(acquirer.payoutsFor(required(reference, "reference")).stream()
                .map(Charge::from)
                .toList());
    }

    @GET
    @Path("/charges")
    public Charges charges(@Context HttpHeaders headers, @RestQuery @Nullable String reference) {
        signature.check(headers, new byte[0]);
        return new Charges(acquirer.chargesFor(required(reference, "reference")).stream()
                .map(Charge::from)
                .toList());
    }

    @POST
    @Path("/charges/{id}/refunds")
    @ResponseStatus(201)
    public Refund refund(@Context HttpHeaders headers, @RestPath String id, byte[] body) {
        String key = signed(headers, body);
        RefundRequest request = read(body, RefundRequest.class);
        var refund = acquirer.refund(key, id, required(request.amount(), "amount"));
        return new Refund(refund.id(), "refunded", id, refund.amount());
    }

    /** The key under which this is done once; it names the signed message, so that nobody gives the message another one. */
    private String signed(HttpHeaders headers, byte[] body) {
        signature.check(headers, body);
        String key = headers.getHeaderString("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > 255) {
            throw badRequest("idempotency_key_required", "send an Idempotency-Key of at most 255 characters");
        }
        if (!key.equals(headers.getHeaderString(SignedMessages.ID))) {
            throw new Refusal(401, "signature_invalid", "the Idempotency-Key must be the id of the signed message");
        }
        return key;
    }

    private <T> T read(byte[] body, Class<T> type) {
        try {
            return required(json.readValue(body, type), "body");
        } catch (IOException e) {
            throw badRequest("request_malformed", "the body is not the JSON that is expected here");
        }
    }

    record BindRequest(@Nullable String token, @Nullable String customerReference) {}

    record ChargeRequest(
            @Nullable String paymentMethod,
            @Nullable Long amount,
            @Nullable String currency,
            @Nullable String reference) {}

    record RefundRequest(@Nullable Long amount) {}

    record PaymentMethod(
            String id,
            String brand,
            String last4,
            int expiryMonth,
            int expiryYear,
            String country,
            String funding,
            String fingerprint) {

        static PaymentMethod from(MethodBound method) {
            Card card = method.card();
            return new PaymentMethod(
                    method.id(),
                    card.brand(),
                    card.last4(),
                    card.expiryMonth(),
                    card.expiryYear(),
                    card.country(),
                    card.funding(),
                    card.fingerprint());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Charge(
            String id,
            String status,
            @Nullable String declineCode,
            long amount,
            String currency,
            String reference,
            Instant createdAt) {

        static Charge from(ChargeMade charge) {
            return new Charge(
                    charge.id(),
                    charge.approved() ? "approved" : "declined",
                    charge.declineCode(),
                    charge.amount(),
                    charge.currency(),
                    charge.reference(),
                    charge.createdAt());
        }
    }

    record Charges(List<Charge> charges) {}

    record Payouts(List<Charge> payouts) {}

    record Refund(String id, String status, String charge, long amount) {}
}
