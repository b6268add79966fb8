package io.okpay.payment.qr;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.merchant.Merchant;
import io.okpay.payment.merchant.Merchants;
import io.okpay.payment.order.Orders;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reads payment codes for those who scanned them. */
@Path("/v1/qr/decoding")
@RolesAllowed("customer")
@Tag(name = "Payment codes")
public class QrResource {

    private final ReceiveCodes codes;
    private final Directory directory;
    private final Orders orders;
    private final Merchants merchants;
    private final Caller caller;

    /**
     * What was scanned.
     *
     * @param payload as the scanner read it
     */
    public record DecodingRequest(
            @NotNull @Size(min = 1, max = 512) String payload) {}

    /**
     * What a code says.
     *
     * @param kind RECEIVE_CODE, ORDER or MERCHANT
     * @param orderId of an order
     * @param payeeName who is paid, as far as a stranger may know
     * @param amount what the payee asks for; left out when you decide
     * @param own whether it is your own
     */
    public record DecodedCode(
            String kind,
            String payeeName,
            String currency,
            @Nullable Money amount,
            @Nullable String note,
            boolean own,
            @Nullable UUID orderId) {}

    QrResource(ReceiveCodes codes, Directory directory, Orders orders, Merchants merchants, Caller caller) {
        this.orders = orders;
        this.merchants = merchants;
        this.codes = codes;
        this.directory = directory;
        this.caller = caller;
    }

    /** Reads a code. */
    @POST
    @Transactional
    @Operation(
            operationId = "decodeQr",
            summary = "Learn whom a scanned code pays, and what for",
            description = "The payee's name is the one that OKPay knows, whatever the code says.")
    @APIResponse(responseCode = "200", description = "Whom it pays")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(
            responseCode = "422",
            description = "QR_INVALID, QR_CHECKSUM_WRONG, QR_VERSION_UNKNOWN, QR_NOT_SUPPORTED, QR_UNKNOWN")
    public DecodedCode decode(@NotNull @Valid DecodingRequest request) {
        MerchantCode merchantCode = MerchantCode.of(request.payload()).orElse(null);
        if (merchantCode != null) {
            return ofMerchant(merchantCode);
        }
        ReceiveCodes.Payee payee = codes.payee(request.payload());
        return new DecodedCode(
                "RECEIVE_CODE",
                directory.customer(payee.customerId()).orElseThrow().displayName(),
                payee.currency(),
                payee.amount(),
                payee.note(),
                payee.customerId().equals(caller.customerId()),
                null);
    }

    private DecodedCode ofMerchant(MerchantCode code) {
        Orders.Payable order = code.kind() == MerchantCode.Kind.ORDER
                ? orders.payable(code.id()).orElseThrow(QrResource::unknown)
                : null;
        Merchant merchant = merchants
                .merchant(order == null ? code.id() : order.merchantId())
                .orElseThrow(QrResource::unknown);
        return new DecodedCode(
                code.kind().name(),
                merchant.name(),
                code.currency(),
                order == null ? null : order.amount(),
                order == null ? null : order.description(),
                false,
                order == null ? null : order.id());
    }

    private static ProblemException unknown() {
        return ProblemException.of(QrProblem.QR_UNKNOWN, "payload");
    }
}
