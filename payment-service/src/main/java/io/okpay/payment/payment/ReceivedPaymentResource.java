package io.okpay.payment.payment;

import io.okpay.payment.merchant.MerchantCaller;
import io.okpay.payment.page.PageRequest;
import io.okpay.platform.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a merchant was paid: also by its static code, which no order tells of. */
@Path("/v1/orders/payments")
@RolesAllowed("merchant")
@Tag(name = "Orders")
public class ReceivedPaymentResource {

    private final Payments payments;
    private final MerchantCaller caller;

    /**
     * A payment as the merchant sees it that got it.
     *
     * @param amount what the payer paid
     * @param fee what the operator kept of it
     * @param net what reached the wallet
     * @param refunded what went back to the payer so far; left out while nothing did
     * @param orderId left out when the static code was paid
     */
    public record ReceivedPayment(
            UUID id,
            String reference,
            PaymentState state,
            Money amount,
            Money fee,
            Money net,
            @Nullable Money refunded,
            @Nullable String note,
            @Nullable UUID orderId,
            Instant createdAt,
            Instant updatedAt) {

        static ReceivedPayment from(Payment payment) {
            Money refunded = payment.refunded();
            return new ReceivedPayment(
                    payment.id(),
                    payment.reference(),
                    payment.state(),
                    payment.debit(),
                    payment.fee(),
                    payment.received(),
                    refunded.isZero() ? null : refunded,
                    payment.note(),
                    payment.orderId(),
                    payment.createdAt(),
                    payment.updatedAt());
        }
    }

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record ReceivedPaymentPage(
            List<ReceivedPayment> items, @Nullable String nextCursor) {}

    ReceivedPaymentResource(Payments payments, MerchantCaller caller) {
        this.payments = payments;
        this.caller = caller;
    }

    /** What the merchant was paid. */
    @GET
    @Transactional
    @Operation(operationId = "listReceivedPayments", summary = "What you were paid, by orders and static codes")
    @APIResponse(responseCode = "200", description = "A page, newest first")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    public ReceivedPaymentPage list(
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor) {
        PageRequest page = PageRequest.of("received", limit, cursor);
        PageRequest.Cut<Payment> cut =
                page.cut(payments.receivedBy(caller.merchant().id(), page.after(), page.rows()), Payment::id);
        return new ReceivedPaymentPage(
                cut.items().stream().map(ReceivedPayment::from).toList(), cut.nextCursor());
    }
}
