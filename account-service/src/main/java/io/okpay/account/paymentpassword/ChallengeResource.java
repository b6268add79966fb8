package io.okpay.account.paymentpassword;

import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Confirms payments with the payment password. */
@Path("/v1/payment-password-challenges")
@RolesAllowed("customer")
@Tag(name = "Payment password")
public class ChallengeResource {

    private final VerifyPaymentPassword verifyPaymentPassword;
    private final Caller caller;

    /** The digits that confirm. */
    public record VerificationRequest(
            @NotNull @Size(max = 64) @Schema(examples = "837465")
            String paymentPassword) {

        @Override
        public String toString() {
            return "VerificationRequest[]";
        }
    }

    /**
     * A confirmed challenge.
     *
     * @param status always VERIFIED
     */
    public record VerificationResponse(UUID challengeId, String status) {}

    ChallengeResource(VerifyPaymentPassword verifyPaymentPassword, Caller caller) {
        this.verifyPaymentPassword = verifyPaymentPassword;
        this.caller = caller;
    }

    /** Confirms a payment. */
    @POST
    @Path("/{id}/verification")
    @Operation(operationId = "verifyPaymentPassword", summary = "Confirm a payment with your payment password")
    @APIResponse(responseCode = "200", description = "Confirmed")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "CHALLENGE_ALREADY_USED, PAYMENT_PASSWORD_NOT_SET")
    @APIResponse(responseCode = "422", description = "FACTOR_REJECTED with attemptsLeft, CHALLENGE_EXPIRED")
    @APIResponse(responseCode = "429", description = "PAYMENT_PASSWORD_LOCKED, with Retry-After")
    public VerificationResponse verify(@PathParam("id") UUID id, @NotNull @Valid VerificationRequest request) {
        verifyPaymentPassword.verify(id, caller.customerId(), request.paymentPassword());
        return new VerificationResponse(id, "VERIFIED");
    }
}
