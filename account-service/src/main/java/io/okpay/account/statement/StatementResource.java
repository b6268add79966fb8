package io.okpay.account.statement;

import io.okpay.account.wallet.Wallet;
import io.okpay.platform.problem.Languages;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.xml.bind.JAXBContext;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Statements of a wallet. */
@Path("/v1/wallets/{walletId}/statement")
@RolesAllowed("customer")
@Tag(name = "Wallets")
public class StatementResource {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final OwnWallets wallets;
    private final DrawStatement drawStatement;
    private final PdfStatement pdf;
    private final JAXBContext binding;

    StatementResource(OwnWallets wallets, DrawStatement drawStatement, PdfStatement pdf, JAXBContext binding) {
        this.wallets = wallets;
        this.drawStatement = drawStatement;
        this.pdf = pdf;
        this.binding = binding;
    }

    /** The statement in the format that the client accepts. */
    @GET
    @Produces({"application/json", "text/csv", "application/pdf", "application/xml"})
    @Operation(
            operationId = "getStatement",
            summary = "The statement of your wallet for a period",
            description =
                    "Opening and entries make closing. By Accept: JSON, CSV by RFC 4180, a PDF in English or Chinese by"
                            + " Accept-Language, or ISO 20022 camt.053.001.08.")
    @APIResponse(
            responseCode = "200",
            description = "The statement",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = StatementResponse.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "application/xml", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description =
                    "VALIDATION_FAILED: from and to are RFC 3339 instants, from before to, to not in the future, a year"
                            + " at most")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "406", description = "NOT_ACCEPTABLE: none of the four formats is accepted")
    @APIResponse(responseCode = "422", description = "STATEMENT_TOO_LONG: more entries than a PDF shows")
    public Response get(
            @PathParam("walletId") UUID walletId,
            @QueryParam("from") @Parameter(required = true, description = "RFC 3339 instant, inclusive") @Nullable String from,
            @QueryParam("to") @Parameter(required = true, description = "RFC 3339 instant, exclusive") @Nullable String to,
            @Context Request request,
            @Context HttpHeaders headers) {
        StatementFormat format = StatementFormat.accepted(request);
        Statement statement = statement(walletId, from, to);
        Response.ResponseBuilder response = switch (format) {
            case JSON -> Response.ok(StatementResponse.from(statement));
            case CSV -> file((StreamingOutput) new CsvStatement(statement)::writeTo, format, statement);
            case PDF -> {
                Locale language = Languages.of(headers);
                yield file(pdf.print(statement, language), format, statement).language(language);
            }
            case CAMT053 ->
                file((StreamingOutput) new Camt053Statement(statement, now(), binding)::writeTo, format, statement);
        };
        return response.type(format.type()).build();
    }

    private static Response.ResponseBuilder file(Object content, StatementFormat format, Statement statement) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName(statement) + "\"");
    }

    private Statement statement(UUID walletId, @Nullable String from, @Nullable String to) {
        Wallet wallet = wallets.wallet(walletId);
        Instant begin = instant("from", from);
        Instant end = instant("to", to);
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw EntryFilter.invalid("from");
        }
        if (end.isAfter(Instant.now())) {
            throw EntryFilter.invalid("to");
        }
        return drawStatement.draw(wallet, begin, end);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant instant(String name, @Nullable String text) {
        Instant instant = EntryFilter.instant(name, text);
        if (instant == null) {
            throw EntryFilter.invalid(name);
        }
        return instant;
    }
}
