package io.okpay.payment.payment;

import io.okpay.payment.receipt.PdfReceipt;
import io.okpay.payment.receipt.Receipt;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Receipts of payments. */
@Path("/v1/payments/{id}/receipt")
@RolesAllowed("customer")
@Tag(name = "Payments")
public class ReceiptResource {

    private static final MediaType PDF = new MediaType("application", "pdf");
    private static final List<Variant> VARIANTS = List.of(
            new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null), new Variant(PDF, (String) null, null));

    private final DrawReceipt drawReceipt;
    private final PdfReceipt pdf;
    private final Caller caller;

    ReceiptResource(DrawReceipt drawReceipt, PdfReceipt pdf, Caller caller) {
        this.drawReceipt = drawReceipt;
        this.pdf = pdf;
        this.caller = caller;
    }

    /** The receipt in the format that the client accepts. */
    @GET
    @Produces({"application/json", "application/pdf"})
    @Operation(
            operationId = "getReceipt",
            summary = "The receipt of a payment that moved money",
            description = "With everything that is needed to compute each figure again. By Accept: JSON, or a PDF in"
                    + " English or Chinese by Accept-Language. The payee sees nothing of what the payer paid on top.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Receipt.class)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE: neither JSON nor PDF is accepted")
    @APIResponse(responseCode = "409", description = "RECEIPT_NOT_AVAILABLE: it moved no money")
    public Response get(@PathParam("id") UUID id, @Context Request request, @Context HttpHeaders headers) {
        Variant wanted = request.selectVariant(VARIANTS);
        if (wanted == null) {
            throw ProblemException.of(CommonProblem.NOT_ACCEPTABLE);
        }
        Receipt receipt = drawReceipt.draw(id, caller.customerId());
        if (!wanted.getMediaType().isCompatible(PDF)) {
            return Response.ok(receipt).type(MediaType.APPLICATION_JSON_TYPE).build();
        }
        Locale language = Languages.of(headers);
        return Response.ok(pdf.print(receipt, language))
                .type(PDF)
                .language(language)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"receipt-" + receipt.reference() + ".pdf\"")
                .build();
    }
}
