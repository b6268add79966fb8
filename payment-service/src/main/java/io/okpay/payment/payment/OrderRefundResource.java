package io.okpay.payment.payment;

import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.merchant.MerchantCaller;
import io.okpay.payment.order.Orders;
import io.okpay.payment.payment.RefundResource.RefundRequest;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Refunds of an order by its merchant. */
@Path("/v1/orders/{id}/refunds")
@RolesAllowed("merchant")
@Tag(name = "Orders")
public class OrderRefundResource {

    private final RefundPayment refundPayment;
    private final Payments payments;
    private final Orders orders;
    private final MerchantCaller caller;
    private final Idempotency idempotency;

    /**
     * A refund, as its merchant sees it.
     *
     * @param amount what goes back to the payer
     * @param fee what the operator gives back to the merchant of its fee
     * @param debit what it costs the merchant
     * @param failureCode why no money moved
     */
    public record OrderRefundResponse(
            UUID id,
            String reference,
            PaymentState state,
            Money amount,
            Money fee,
            Money debit,
            @Nullable String note,
            @Nullable String failureCode,
            Instant createdAt,
            Instant updatedAt) {

        static OrderRefundResponse from(Payment refund) {
            return new OrderRefundResponse(
                    refund.id(),
                    refund.reference(),
                    refund.state(),
                    refund.received(),
                    refund.fee().negated(),
                    refund.debit(),
                    refund.note(),
                    refund.state().isTerminal() ? refund.failureCode() : null,
                    refund.createdAt(),
                    refund.updatedAt());
        }
    }

    /** All refunds of an order. */
    public record OrderRefundsResponse(List<OrderRefundResponse> items) {}

    OrderRefundResource(
            RefundPayment refundPayment,
            Payments payments,
            Orders orders,
            MerchantCaller caller,
            Idempotency idempotency) {
        this.refundPayment = refundPayment;
        this.payments = payments;
        this.orders = orders;
        this.caller = caller;
        this.idempotency = idempotency;
    }

    /** Gives money back. */
    @POST
    @Operation(
            operationId = "refundOrder",
            summary = "Give an order back to its payer, whole or in part",
            description =
                    "To the wallet or to the card that paid, as often as something is left. The answer says that the"
                            + " refund is on its way: read it again, or wait for OrderRefunded.")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The refund",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = OrderRefundResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "ORDER_NOT_PAID, PAYMENT_NOT_REFUNDABLE, REQUEST_IN_PROGRESS")
    @APIResponse(
            responseCode = "422",
            description =
                    "REFUND_EXCEEDS_ORIGINAL, REFUND_TOO_LATE, INVALID_AMOUNT, CURRENCY_MISMATCH, IDEMPOTENCY_KEY_REUSED")
    public Response create(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid RefundRequest request) {
        Merchant merchant = caller.merchant();
        return idempotency.once(merchant.id().toString(), "POST /v1/orders/" + id + "/refunds", key, request, () -> {
            Payment refund = refundPayment.refundByMerchant(
                    orders.paymentOf(id, merchant.id()), merchant.id(), request.amount(), request.note());
            return Answer.created(OrderRefundResponse.from(refund), "/v1/orders/" + id + "/refunds");
        });
    }

    /** The refunds so far, those on their way and those that failed included. */
    @GET
    @Transactional
    @Operation(operationId = "listOrderRefunds", summary = "The refunds of an order, oldest first")
    @APIResponse(responseCode = "200", description = "The refunds")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    @APIResponse(responseCode = "409", description = "ORDER_NOT_PAID")
    public OrderRefundsResponse list(@PathParam("id") UUID id) {
        UUID paymentId = orders.paymentOf(id, caller.merchant().id());
        return new OrderRefundsResponse(payments.refundsOf(paymentId).stream()
                .map(OrderRefundResponse::from)
                .toList());
    }
}
