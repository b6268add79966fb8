package io.okpay.account.paymentpassword;

import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A forgotten payment password. */
@Path("/v1/me/payment-password/reset")
@RolesAllowed("customer")
@Tag(name = "Payment password")
public class PaymentPasswordResetResource {

    private final ResetPaymentPassword resetPaymentPassword;
    private final Caller caller;

    /**
     * A reset that is under way.
     *
     * @param challengeId of the code: POST /v1/otp-challenges/{id}/verification
     * @param state CODE_SENT or WAITING
     * @param readyAt when the new payment password can be set, once the code was right
     * @param expiresAt when it is too late
     */
    public record ResetResponse(
            UUID challengeId, String state, @Nullable Instant readyAt, Instant expiresAt) {

        static ResetResponse from(PaymentPasswordReset reset) {
            return new ResetResponse(reset.challengeId(), reset.state().name(), reset.readyAt(), reset.expiresAt());
        }
    }

    /** The new digits. */
    public record CompletionRequest(
            @NotNull @Size(max = 64) @Schema(examples = "837465")
            String paymentPassword) {

        @Override
        public String toString() {
            return "CompletionRequest[]";
        }
    }

    PaymentPasswordResetResource(ResetPaymentPassword resetPaymentPassword, Caller caller) {
        this.resetPaymentPassword = resetPaymentPassword;
        this.caller = caller;
    }

    /** Sends a code to the phone. */
    @POST
    @Operation(
            operationId = "startPaymentPasswordReset",
            summary = "Begin to replace a forgotten payment password",
            description = "A code by SMS, then a waiting time in which the reset can be called off, then new digits.")
    @APIResponse(
            responseCode = "201",
            description = "The code is on its way",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ResetResponse.class)))
    @APIResponse(responseCode = "409", description = "PAYMENT_PASSWORD_NOT_SET, RESET_IN_PROGRESS")
    public Response start() {
        return Response.status(201)
                .header("Location", "/v1/me/payment-password/reset")
                .entity(ResetResponse.from(resetPaymentPassword.start(caller.customerId())))
                .build();
    }

    /** How far it is. */
    @GET
    @Operation(operationId = "getPaymentPasswordReset", summary = "The reset that is under way")
    @APIResponse(responseCode = "200", description = "The reset")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none is under way")
    public ResetResponse get() {
        return ResetResponse.from(resetPaymentPassword.of(caller.customerId()));
    }

    /** Calls it off. */
    @DELETE
    @Operation(operationId = "cancelPaymentPasswordReset", summary = "Call the reset off")
    @APIResponse(responseCode = "204", description = "Called off; the old payment password stays")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none is under way")
    public void cancel() {
        resetPaymentPassword.cancel(caller.customerId());
    }

    /** Sets the new digits. */
    @POST
    @Path("/completion")
    @Operation(operationId = "completePaymentPasswordReset", summary = "Set the new payment password after the wait")
    @APIResponse(responseCode = "204", description = "Set; a lock is over")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: none is under way")
    @APIResponse(responseCode = "409", description = "RESET_NOT_READY, with Retry-After while the waiting time runs")
    @APIResponse(responseCode = "422", description = "WEAK_PAYMENT_PASSWORD")
    public void complete(@NotNull @Valid CompletionRequest request) {
        SixDigits.check(request.paymentPassword());
        resetPaymentPassword.complete(caller.customerId(), request.paymentPassword());
    }
}
