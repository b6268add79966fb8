package io.okpay.payment.request;

import io.okpay.payment.directory.Directory;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.money.Money;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asks people for money, and answers those who ask. */
@Path("/v1/payment-requests")
@RolesAllowed("customer")
@Tag(name = "Payment requests")
public class PaymentRequestResource {

    private final AskForPayment askForPayment;
    private final PaymentRequests requests;
    private final RequestHistory history;
    private final Directory directory;
    private final Idempotency idempotency;
    private final Caller caller;

    /**
     * Whom to ask for what.
     *
     * @param amount what is to arrive
     * @param note words to who is asked
     */
    public record NewPaymentRequest(
            @NotNull @Valid PayerAddress payer,
            @NotNull Money amount,

            @Nullable @Size(max = 140) @Pattern(regexp = "[^\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]*") String note) {}

    PaymentRequestResource(
            AskForPayment askForPayment,
            PaymentRequests requests,
            RequestHistory history,
            Directory directory,
            Idempotency idempotency,
            Caller caller) {
        this.askForPayment = askForPayment;
        this.requests = requests;
        this.history = history;
        this.directory = directory;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Asks. */
    @POST
    @Operation(
            operationId = "createPaymentRequest",
            summary = "Ask a person for money",
            description = "By phone or e-mail address. The answer is the same whether or not a customer has it;"
                    + " who becomes one later finds the request.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The request",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PaymentRequestResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "TOO_MANY_OPEN_REQUESTS, CUSTOMER_NOT_READY, REQUEST_IN_PROGRESS")
    @APIResponse(
            responseCode = "422",
            description = "PAYER_REQUIRED, REQUEST_TO_SELF, INVALID_AMOUNT, UNKNOWN_CURRENCY, CURRENCY_NOT_HELD,"
                    + " IDEMPOTENCY_KEY_REUSED")
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NewPaymentRequest request) {
        UUID customerId = caller.customerId();
        return idempotency.once(customerId.toString(), "POST /v1/payment-requests", key, request, () -> {
            PaymentRequest asked = askForPayment.ask(customerId, request.payer(), request.amount(), request.note());
            return Answer.created(
                    PaymentRequestResponse.from(asked, customerId, directory), "/v1/payment-requests/" + asked.id());
        });
    }

    /** Both sides' list. */
    @GET
    @Operation(operationId = "listPaymentRequests", summary = "What you asked for and were asked for, newest first")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: a filter is not understood")
    public RequestHistory.PaymentRequestPage list(@BeanParam RequestHistory.Filter filter) {
        return history.page(caller.customerId(), filter);
    }

    /** One request. */
    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getPaymentRequest", summary = "One request of yours or to you")
    @APIResponse(responseCode = "200", description = "The request")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public PaymentRequestResponse get(@PathParam("id") UUID id) {
        UUID customerId = caller.customerId();
        return PaymentRequestResponse.from(requests.visible(id, customerId), customerId, directory);
    }

    /** Says no. */
    @POST
    @Path("/{id}/declination")
    @Operation(operationId = "declinePaymentRequest", summary = "Decline what you were asked for")
    @APIResponse(responseCode = "200", description = "The declined request")
    @APIResponse(responseCode = "403", description = "REQUEST_FOR_PAYER_ONLY")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "REQUEST_NOT_OPEN, REQUEST_BEING_PAID")
    public PaymentRequestResponse decline(@PathParam("id") UUID id) {
        UUID customerId = caller.customerId();
        return PaymentRequestResponse.from(requests.decline(id, customerId), customerId, directory);
    }

    /** Asks no longer. */
    @POST
    @Path("/{id}/cancellation")
    @Operation(operationId = "cancelPaymentRequest", summary = "Cancel what you asked for")
    @APIResponse(responseCode = "200", description = "The cancelled request")
    @APIResponse(responseCode = "403", description = "REQUEST_FOR_ASKER_ONLY")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "REQUEST_NOT_OPEN, REQUEST_BEING_PAID")
    public PaymentRequestResponse cancel(@PathParam("id") UUID id) {
        UUID customerId = caller.customerId();
        return PaymentRequestResponse.from(requests.cancel(id, customerId), customerId, directory);
    }
}
