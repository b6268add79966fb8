package io.okpay.payment.qr;

import io.okpay.payment.directory.Directory;
import io.okpay.payment.directory.DirectoryCustomer;
import io.okpay.payment.quote.QuoteProblem;
import io.okpay.platform.money.InvalidMoneyException;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The code by which a customer is paid. */
@Path("/v1/me/receive-code")
@RolesAllowed("customer")
@Tag(name = "Payment codes")
public class ReceiveCodeResource {

    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";
    private static final int LONGEST_AMOUNT = 13;
    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(PNG), MediaType.valueOf(SVG))
            .build();

    private final ReceiveCodes codes;
    private final Directory directory;
    private final Caller caller;

    /**
     * A personal code.
     *
     * @param payload what the QR code says; EMVCo merchant-presented mode
     * @param amount what the payer is asked for; left out when the payer decides
     */
    public record ReceiveCodeResponse(
            String payload,
            String currency,
            @Nullable Money amount,
            @Nullable String note) {}

    ReceiveCodeResource(ReceiveCodes codes, Directory directory, Caller caller) {
        this.codes = codes;
        this.directory = directory;
        this.caller = caller;
    }

    /** The code, as data or drawn. */
    @GET
    @Transactional
    @Produces({MediaType.APPLICATION_JSON, PNG, SVG})
    @Operation(
            operationId = "getReceiveCode",
            summary = "The QR code that pays you, as JSON, PNG or SVG",
            description = "It carries a handle that only OKPay can read: no phone number, no full name."
                    + " With an amount it is for one payment, without one it can be shown again and again.")
    @APIResponse(
            responseCode = "200",
            description = "The code",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = ReceiveCodeResponse.class)),
                @Content(
                        mediaType = PNG,
                        schema =
                                @Schema(
                                        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                                        format = "binary")),
                @Content(
                        mediaType = SVG,
                        schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING))
            })
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE")
    @APIResponse(responseCode = "409", description = "CUSTOMER_NOT_READY")
    @APIResponse(responseCode = "422", description = "UNKNOWN_CURRENCY, INVALID_AMOUNT, CURRENCY_NOT_HELD")
    public Response get(
            @QueryParam("currency") @Parameter(description = "ISO 4217; one that you hold", required = true) @Nullable String currency,
            @QueryParam("amount")
                    @Parameter(description = "for example 12.50; the payer decides when it is left out")
                    @Nullable String amount,
            @QueryParam("note")
                    @Parameter(description = "what it is for")
                    @Size(max = PersonalCode.LONGEST_NOTE) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]+") @Nullable String note,
            @Context Request request) {
        if (currency == null) {
            throw ProblemException.of(
                    CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem("currency", "NotNull", "is missing")));
        }
        Money money = money(amount, currency);
        DirectoryCustomer me = directory
                .customer(caller.customerId())
                .orElseThrow(() ->
                        ProblemException.of(QuoteProblem.CUSTOMER_NOT_READY).retryAfter(1));
        if (directory.wallet(me.id(), currency).isEmpty()) {
            throw ProblemException.of(QuoteProblem.CURRENCY_NOT_HELD, "currency")
                    .with("currency", currency);
        }
        PersonalCode code = new PersonalCode(codes.handle(me.id()), currency, amount == null ? null : money, note);
        String payload = code.shownBy(me).encode();
        return answer(payload, code, request);
    }

    /** Makes all codes shown so far unknown. */
    @POST
    @Path("/rotation")
    @Operation(
            operationId = "rotateReceiveCode",
            summary = "Make your old codes unknown",
            description = "Whoever scans one learns nothing. The next code that you ask for is a new one.")
    @APIResponse(responseCode = "204", description = "Done")
    public void rotate() {
        codes.rotate(caller.customerId());
    }

    private static Response answer(String payload, PersonalCode code, Request request) {
        Variant variant = request.selectVariant(VARIANTS);
        String type = variant == null
                ? MediaType.APPLICATION_JSON
                : variant.getMediaType().toString();
        Object body = switch (type) {
            case PNG -> QrImage.of(payload).png();
            case SVG -> QrImage.of(payload).svg();
            default -> new ReceiveCodeResponse(payload, code.currency(), code.amount(), code.note());
        };
        return Response.ok(body, type)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static Money money(@Nullable String amount, String currency) {
        try {
            Money money = amount == null ? Money.zero(currency) : Money.of(amount, currency);
            if (amount == null || (money.isPositive() && money.amount().length() <= LONGEST_AMOUNT)) {
                return money;
            }
        } catch (InvalidMoneyException e) {
            throw e.reason() == InvalidMoneyException.Reason.UNKNOWN_CURRENCY
                    ? ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, "currency")
                    : ProblemException.of(CommonProblem.INVALID_AMOUNT, "amount");
        }
        throw ProblemException.of(CommonProblem.INVALID_AMOUNT, "amount");
    }
}
