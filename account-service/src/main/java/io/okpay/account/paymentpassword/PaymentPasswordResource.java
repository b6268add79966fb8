package io.okpay.account.paymentpassword;

import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sets the payment password, and confirms payments with it. */
@Path("/v1")
@RolesAllowed("customer")
@Tag(name = "Payment password")
public class PaymentPasswordResource {

    private final PaymentPasswords passwords;
    private final VerifyPaymentPassword verifyPaymentPassword;
    private final Caller caller;

    /**
     * The digits to be set.
     *
     * @param currentPaymentPassword needed for a change
     */
    public record PaymentPasswordRequest(
            @NotNull @Size(max = 64) @Schema(examples = "837465")
            String paymentPassword,

            @Nullable @Size(max = 64) String currentPaymentPassword) {

        @Override
        public String toString() {
            return "PaymentPasswordRequest[]";
        }
    }

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

    PaymentPasswordResource(PaymentPasswords passwords, VerifyPaymentPassword verifyPaymentPassword, Caller caller) {
        this.passwords = passwords;
        this.verifyPaymentPassword = verifyPaymentPassword;
        this.caller = caller;
    }

    /** Sets or changes the six digits. */
    @PUT
    @Path("/me/payment-password")
    @Operation(operationId = "setPaymentPassword", summary = "Set or change your payment password")
    @APIResponse(responseCode = "204", description = "Set")
    @APIResponse(
            responseCode = "422",
            description = "WEAK_PAYMENT_PASSWORD, CURRENT_PAYMENT_PASSWORD_REQUIRED, PAYMENT_PASSWORD_INCORRECT")
    @APIResponse(responseCode = "429", description = "PAYMENT_PASSWORD_LOCKED")
    public void set(@NotNull @Valid PaymentPasswordRequest request) {
        SixDigits.check(request.paymentPassword());
        UUID customerId = caller.customerId();
        ProblemException refusal = QuarkusTransaction.requiringNew().call(() -> change(customerId, request));
        if (refusal != null) {
            throw refusal;
        }
    }

    /** Confirms a payment. */
    @POST
    @Path("/payment-password-challenges/{id}/verification")
    @Operation(operationId = "verifyPaymentPassword", summary = "Confirm a payment with your payment password")
    @APIResponse(responseCode = "200", description = "Confirmed")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "CHALLENGE_ALREADY_USED, PAYMENT_PASSWORD_NOT_SET")
    @APIResponse(responseCode = "422", description = "PAYMENT_PASSWORD_INCORRECT, CHALLENGE_EXPIRED")
    @APIResponse(responseCode = "429", description = "PAYMENT_PASSWORD_LOCKED, with Retry-After")
    public VerificationResponse verify(@PathParam("id") UUID id, @NotNull @Valid VerificationRequest request) {
        verifyPaymentPassword.verify(id, caller.customerId(), request.paymentPassword());
        return new VerificationResponse(id, "VERIFIED");
    }

    private @Nullable ProblemException change(UUID customerId, PaymentPasswordRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<PaymentPassword> existing = passwords.locked(customerId);
        if (existing.isEmpty()) {
            passwords.persist(new PaymentPassword(customerId, request.paymentPassword(), now));
            return null;
        }
        PaymentPassword password = existing.get();
        String current = request.currentPaymentPassword();
        if (current == null) {
            return ProblemException.of(
                    PaymentPasswordProblem.CURRENT_PAYMENT_PASSWORD_REQUIRED, "currentPaymentPassword");
        }
        if (password.accepts(current, now)) {
            password.change(request.paymentPassword(), now);
            return null;
        }
        return password.isLocked(now)
                ? ProblemException.of(PaymentPasswordProblem.PAYMENT_PASSWORD_LOCKED)
                        .retryAfter(password.lockedSeconds(now))
                : ProblemException.of(PaymentPasswordProblem.PAYMENT_PASSWORD_INCORRECT, "currentPaymentPassword")
                        .with("attemptsRemaining", password.attemptsRemaining());
    }
}
