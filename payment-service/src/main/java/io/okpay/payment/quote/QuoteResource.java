package io.okpay.payment.quote;

import io.okpay.payment.exemption.Exemptions;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Prices payments before they are made. */
@Path("/v1/quotes")
@RolesAllowed("customer")
@Tag(name = "Quotes")
public class QuoteResource {

    private static final List<String> FACTORS = List.of("OTP", "PAYMENT_PASSWORD");

    private final PriceQuote priceQuote;
    private final CompareInstruments compareInstruments;
    private final Quotes quotes;
    private final Exemptions exemptions;
    private final Caller caller;

    QuoteResource(
            PriceQuote priceQuote,
            CompareInstruments compareInstruments,
            Quotes quotes,
            Exemptions exemptions,
            Caller caller) {
        this.priceQuote = priceQuote;
        this.compareInstruments = compareInstruments;
        this.quotes = quotes;
        this.exemptions = exemptions;
        this.caller = caller;
    }

    /** Prices and dry-runs a payment. */
    @POST
    @Operation(
            operationId = "createQuote",
            summary = "Price a payment and learn of every obstacle",
            description = "What is quoted is what is posted, to the minor unit, for as long as the quote is valid.")
    @APIResponse(
            responseCode = "201",
            description = "The price, with all obstacles",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = QuoteResponse.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "403", description = "REQUEST_FOR_PAYER_ONLY")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: nobody asked you for this")
    @APIResponse(responseCode = "409", description = "CUSTOMER_NOT_READY, REQUEST_NOT_OPEN, REQUEST_BEING_PAID")
    @APIResponse(
            responseCode = "422",
            description = "AMOUNT_REQUIRED, INVALID_AMOUNT, UNKNOWN_CURRENCY, PAYEE_REQUIRED, INSTRUMENT_REQUIRED,"
                    + " FIELD_NOT_EXPECTED, TYPE_NOT_QUOTABLE, CODE_ASKS_OTHERWISE, QR_INVALID, QR_CHECKSUM_WRONG,"
                    + " QR_VERSION_UNKNOWN, QR_NOT_SUPPORTED, QR_UNKNOWN, CURRENCY_REQUIRED, SAME_CURRENCY, UNKNOWN_PAIR,"
                    + " NOT_CROSS_BORDER")
    public Response create(@NotNull @Valid QuoteRequest request, @Context HttpHeaders headers) {
        Quote quote = priceQuote.price(caller.customerId(), request);
        return Response.status(201)
                .header("Location", "/v1/quotes/" + quote.id())
                .entity(response(quote, headers))
                .build();
    }

    /** Prices one payment by each instrument. */
    @POST
    @Path("/comparison")
    @Operation(
            operationId = "compareQuotes",
            summary = "Price the same payment by each of your instruments, the cheapest first",
            description =
                    "As for createQuote, without instrumentId. Each item is a quote that is kept and can be accepted;"
                            + " those that nobody accepts expire. A transfer is paid from the wallet alone.")
    @APIResponse(responseCode = "200", description = "The prices; empty when you have no instrument for this type")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "CUSTOMER_NOT_READY")
    @APIResponse(
            responseCode = "422",
            description = "AMOUNT_REQUIRED, INVALID_AMOUNT, UNKNOWN_CURRENCY, PAYEE_REQUIRED, FIELD_NOT_EXPECTED,"
                    + " TYPE_NOT_QUOTABLE")
    public ComparisonResponse compare(@NotNull @Valid QuoteRequest request, @Context HttpHeaders headers) {
        return new ComparisonResponse(compareInstruments.compare(caller.customerId(), request).stream()
                .map(choice -> new ComparisonResponse.Item(
                        ComparisonResponse.InstrumentResponse.from(choice), response(choice.quote(), headers)))
                .toList());
    }

    /** One quote. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "getQuote", summary = "One of your quotes")
    @APIResponse(responseCode = "200", description = "The quote")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public QuoteResponse get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        return quotes.of(id, caller.customerId())
                .map(quote -> response(quote, headers))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    private QuoteResponse response(Quote quote, HttpHeaders headers) {
        return QuoteResponse.from(
                quote,
                exemptions
                                .preview(quote.customerId(), quote.type(), quote.debit(), quote.payeeId())
                                .isPresent()
                        ? List.of()
                        : FACTORS,
                Languages.of(headers));
    }
}
