package io.okpay.payment.payment;

import io.okpay.payment.stepup.Challenge;
import io.okpay.payment.stepup.Challenges;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Refunds of a payment. */
@Path("/v1/payments/{id}/refunds")
@RolesAllowed("customer")
@Tag(name = "Payments")
public class RefundResource {

    private final RefundPayment refundPayment;
    private final Payments payments;
    private final Challenges challenges;
    private final Categories categories;
    private final Idempotency idempotency;
    private final Caller caller;

    /**
     * What to give back.
     *
     * @param amount of what you received; all that is left when it is left out
     * @param note words to the payer
     */
    public record RefundRequest(
            @Nullable Money amount,

            @Nullable @Size(max = 140) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String note) {}

    /** All refunds of a payment. */
    public record RefundsResponse(List<PaymentResponse> items) {}

    RefundResource(
            RefundPayment refundPayment,
            Payments payments,
            Challenges challenges,
            Categories categories,
            Idempotency idempotency,
            Caller caller) {
        this.refundPayment = refundPayment;
        this.payments = payments;
        this.challenges = challenges;
        this.categories = categories;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Gives money back. */
    @POST
    @Operation(
            operationId = "createRefund",
            summary = "Give a payment back to its payer, whole or in part",
            description = "By the payee, as often as something is left. A refund is a payment itself: it is confirmed"
                    + " by the same challenges and read under /v1/payments.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The refund",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PaymentResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "403", description = "REFUND_BY_PAYEE_ONLY")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "PAYMENT_NOT_REFUNDABLE, REQUEST_IN_PROGRESS")
    @APIResponse(
            responseCode = "422",
            description =
                    "REFUND_EXCEEDS_ORIGINAL, REFUND_TOO_LATE, INVALID_AMOUNT, CURRENCY_MISMATCH, IDEMPOTENCY_KEY_REUSED")
    public Response create(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid RefundRequest request,
            @Context HttpHeaders headers) {
        Locale language = Languages.of(headers);
        UUID customerId = caller.customerId();
        return idempotency.once(customerId.toString(), "POST /v1/payments/" + id + "/refunds", key, request, () -> {
            Payment refund = refundPayment.refund(id, customerId, request.amount(), request.note());
            return Answer.created(
                    PaymentResponse.made(refund, customerId, challenges.of(refund.id()), language),
                    "/v1/payments/" + refund.id());
        });
    }

    /** The refunds so far, those on their way and those that failed included. */
    @GET
    @Transactional
    @Operation(operationId = "listRefunds", summary = "The refunds of a payment, oldest first")
    @APIResponse(responseCode = "200", description = "The refunds; the original's payer sees those that arrived")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public RefundsResponse list(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        UUID customerId = caller.customerId();
        var _ = payments.visible(id, customerId).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        List<Payment> refunds = payments.refundsOf(id).stream()
                .filter(refund -> refund.isVisibleTo(customerId))
                .toList();
        Function<Payment, Category> category = categories.of(refunds, customerId);
        List<Challenge> waiting =
                challenges.of(refunds.stream().map(Payment::id).toList());
        return new RefundsResponse(refunds.stream()
                .map(refund -> PaymentResponse.listed(
                        refund, customerId, category.apply(refund), waiting, Languages.of(headers)))
                .toList());
    }
}
