package io.okpay.payment.payment;

import io.okpay.payment.stepup.Challenge;
import io.okpay.payment.stepup.Challenges;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Makes payments of quotes, and shows them. */
@Path("/v1/payments")
@RolesAllowed("customer")
@Tag(name = "Payments")
public class PaymentResource {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;]\\s*)wait=(\\d{1,3})(?:$|[,;\\s])");
    private static final int LONGEST_WAIT_SECONDS = 30;

    private final AcceptQuote acceptQuote;
    private final ProgressPayment progress;
    private final Payments payments;
    private final Challenges challenges;
    private final Categories categories;
    private final PaymentHistory history;
    private final PaymentSignals signals;
    private final Janitor janitor;
    private final Idempotency idempotency;
    private final Caller caller;

    /**
     * The quote to be paid.
     *
     * @param trustPayee puts the payee on your list of trusted payees once both factors confirmed the payment
     */
    public record PaymentRequest(
            @NotNull UUID quoteId, @Nullable Boolean trustPayee) {}

    /** Where to file a payment. */
    public record CategoryRequest(@NotNull Category category) {}

    PaymentResource(
            AcceptQuote acceptQuote,
            ProgressPayment progress,
            Payments payments,
            Challenges challenges,
            Categories categories,
            PaymentHistory history,
            PaymentSignals signals,
            Janitor janitor,
            Idempotency idempotency,
            Caller caller) {
        this.acceptQuote = acceptQuote;
        this.progress = progress;
        this.payments = payments;
        this.challenges = challenges;
        this.categories = categories;
        this.history = history;
        this.signals = signals;
        this.janitor = janitor;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Accepts a quote. */
    @POST
    @Operation(
            operationId = "createPayment",
            summary = "Pay what was quoted",
            description = "Locks the quote. The answer names the challenges that confirm the payment, if it needs any.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The payment",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PaymentResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no such quote of yours")
    @APIResponse(
            responseCode = "409",
            description = "QUOTE_ALREADY_USED, REQUEST_IN_PROGRESS, REQUEST_NOT_OPEN, REQUEST_BEING_PAID, RATE_MOVED")
    @APIResponse(
            responseCode = "422",
            description =
                    "QUOTE_EXPIRED, PAYMENT_TYPE_NOT_AVAILABLE, IDEMPOTENCY_KEY_REUSED, FIELD_NOT_EXPECTED, RATE_STALE, or the first obstacle of the quote with all obstacles")
    public Response create(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid PaymentRequest request,
            @Context HttpHeaders headers) {
        Locale language = Languages.of(headers);
        UUID customerId = caller.customerId();
        AtomicReference<@Nullable UUID> toCharge = new AtomicReference<>();
        Response response = idempotency.once(customerId.toString(), "POST /v1/payments", key, request, () -> {
            Payment payment = acceptQuote.accept(
                    request.quoteId(), customerId, Boolean.TRUE.equals(request.trustPayee()), language);
            if (payment.rail().step().asksRail()) {
                toCharge.set(payment.id());
            }
            return Answer.created(
                    PaymentResponse.made(payment, customerId, waitingFor(payment), language),
                    "/v1/payments/" + payment.id());
        });
        UUID paymentId = toCharge.get();
        if (paymentId != null) {
            Thread.ofVirtual().name("payment-" + paymentId).start(() -> janitor.attend(paymentId));
        }
        return response;
    }

    /** One payment, now or when it has reached its end. */
    @GET
    @Path("/{id}")
    @RunOnVirtualThread
    @Operation(operationId = "getPayment", summary = "One payment that you made or received")
    @Parameter(name = "Prefer", description = "wait=N: answer when the payment has ended, after N seconds at most (30)")
    @APIResponse(
            responseCode = "200",
            description = "The payment",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PaymentResponse.class)))
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public Response get(
            @PathParam("id") UUID id, @HeaderParam("Prefer") @Nullable String prefer, @Context HttpHeaders headers) {
        Locale language = Languages.of(headers);
        UUID customerId = caller.customerId();
        int wait = waitSeconds(prefer);
        PaymentResponse payment = wait == 0
                ? read(id, customerId, language)
                : signals.await(
                        id,
                        Duration.ofSeconds(wait),
                        () -> read(id, customerId, language),
                        latest -> latest.state().isTerminal());
        Response.ResponseBuilder response = Response.ok(payment);
        if (wait > 0) {
            response.header("Preference-Applied", "wait=" + wait);
        }
        return response.build();
    }

    /** Calls a payment off. */
    @POST
    @Path("/{id}/cancellation")
    @Operation(operationId = "cancelPayment", summary = "Cancel a payment that still waits for authentication")
    @APIResponse(responseCode = "200", description = "The cancelled payment")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "PAYMENT_NOT_CANCELLABLE")
    public PaymentResponse cancel(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        UUID customerId = caller.customerId();
        progress.cancel(id, customerId);
        return read(id, customerId, Languages.of(headers));
    }

    /** Files a payment. */
    @PUT
    @Path("/{id}/category")
    @Operation(
            operationId = "categorisePayment",
            summary = "Choose the category of a payment",
            description = "For yourself: the other side has a category of its own.")
    @APIResponse(responseCode = "200", description = "The payment")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public PaymentResponse categorise(
            @PathParam("id") UUID id, @NotNull @Valid CategoryRequest request, @Context HttpHeaders headers) {
        UUID customerId = caller.customerId();
        QuarkusTransaction.requiringNew().run(() -> {
            var _ = payments.visible(id, customerId).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
            categories.choose(id, customerId, request.category());
        });
        return read(id, customerId, Languages.of(headers));
    }

    /** The history. */
    @GET
    @Operation(
            operationId = "listPayments",
            summary = "What you paid and received, newest first",
            description = "One history of all types. A page is not disturbed by payments that are made meanwhile.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: a filter is not understood")
    public PaymentHistory.Page list(@BeanParam PaymentFilter filter, @Context HttpHeaders headers) {
        return history.page(caller.customerId(), filter, Languages.of(headers));
    }

    /** Most payments wait for nothing. */
    private List<Challenge> waitingFor(Payment payment) {
        return payment.state() == PaymentState.REQUIRES_AUTHENTICATION ? challenges.of(payment.id()) : List.of();
    }

    private PaymentResponse read(UUID id, UUID customerId, Locale language) {
        return QuarkusTransaction.requiringNew()
                .call(() -> payments.visible(id, customerId)
                        .map(payment -> PaymentResponse.from(
                                payment,
                                customerId,
                                categories.of(List.of(payment), customerId).apply(payment),
                                challenges.of(id),
                                language))
                        .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    private static int waitSeconds(@Nullable String prefer) {
        if (prefer == null) {
            return 0;
        }
        Matcher matcher = WAIT.matcher(prefer);
        return matcher.find() ? Math.min(LONGEST_WAIT_SECONDS, Integer.parseInt(matcher.group(1))) : 0;
    }
}
