package io.okpay.payment.acquirer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * The card acquirer's merchant side. The same Idempotency-Key gives the same answer, so that asking again is safe. Bodies are JSON, as
 * bytes, because their signature covers them.
 */
@RegisterRestClient(configKey = "acquirer")
@RegisterProvider(SignedOrders.class)
@Consumes("application/json")
@Produces("application/json")
interface Acquirer {

    /** What {@link Movement#status} says of money that moved. */
    String APPROVED = "approved";

    /**
     * Money to be taken from a card, or paid to it.
     *
     * @param amount minor units
     * @param currency ISO 4217
     * @param reference the payment
     */
    @RegisterForReflection
    record MovementOrder(String paymentMethod, long amount, String currency, String reference) {}

    /**
     * The outcome.
     *
     * @param status approved or declined
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Movement(String id, String status, @Nullable String declineCode) {}

    /**
     * Money to be given back.
     *
     * @param amount minor units
     */
    @RegisterForReflection
    record RefundOrder(long amount) {}

    /** A refund that is on its way. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refund(String id, String status) {}

    @POST
    @Path("/v1/charges")
    Movement charge(@HeaderParam("Idempotency-Key") String key, byte[] movementOrder);

    @POST
    @Path("/v1/payouts")
    Movement payOut(@HeaderParam("Idempotency-Key") String key, byte[] movementOrder);

    @POST
    @Path("/v1/charges/{id}/refunds")
    Refund refund(@HeaderParam("Idempotency-Key") String key, @PathParam("id") String chargeId, byte[] refundOrder);
}
