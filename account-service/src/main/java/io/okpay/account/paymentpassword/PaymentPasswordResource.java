package io.okpay.account.paymentpassword;

import io.okpay.platform.event.PaymentPasswordChange;
import io.okpay.platform.event.PaymentPasswordChanged;
import io.okpay.platform.outbox.Outbox;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Sets the payment password. */
@Path("/v1/me/payment-password")
@RolesAllowed("customer")
@Tag(name = "Payment password")
public class PaymentPasswordResource {

    private final PaymentPasswords passwords;
    private final Outbox outbox;
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

    PaymentPasswordResource(PaymentPasswords passwords, Outbox outbox, Caller caller) {
        this.passwords = passwords;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** Sets or changes the six digits. */
    @PUT
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

    private @Nullable ProblemException change(UUID customerId, PaymentPasswordRequest request) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Optional<PaymentPassword> existing = passwords.locked(customerId);
        if (existing.isEmpty()) {
            passwords.persist(new PaymentPassword(customerId, request.paymentPassword(), now));
            outbox.publish(new PaymentPasswordChanged(customerId, PaymentPasswordChange.SET, now));
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
            outbox.publish(new PaymentPasswordChanged(customerId, PaymentPasswordChange.CHANGED, now));
            return null;
        }
        return password.isLocked(now)
                ? ProblemException.of(PaymentPasswordProblem.PAYMENT_PASSWORD_LOCKED)
                        .retryAfter(password.lockedSeconds(now))
                : ProblemException.of(PaymentPasswordProblem.PAYMENT_PASSWORD_INCORRECT, "currentPaymentPassword")
                        .with("attemptsRemaining", password.attemptsRemaining());
    }
}
