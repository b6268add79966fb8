package io.okpay.payment.payout;

import io.okpay.payment.merchant.MerchantCaller;
import io.okpay.payment.page.PageRequest;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemCode;
import io.okpay.platform.problem.ProblemSet;
import io.quarkus.arc.All;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of each line. */
@Path("/v1/payouts/{id}")
@RolesAllowed("merchant")
@Tag(name = "Payouts")
public class PayoutLineResource {

    private final Payouts payouts;
    private final PayoutLines lines;
    private final MerchantCaller caller;
    private final Map<String, ProblemCode> problems;

    /**
     * One page.
     *
     * @param nextCursor for the next page; left out on the last one
     */
    public record PayoutLinePage(
            List<PayoutLineResponse> items, @Nullable String nextCursor) {}

    PayoutLineResource(Payouts payouts, PayoutLines lines, MerchantCaller caller, @All List<ProblemSet> features) {
        this.payouts = payouts;
        this.lines = lines;
        this.caller = caller;
        this.problems = Stream.concat(
                        Stream.of(CommonProblem.values()), features.stream().flatMap(set -> set.codes().stream()))
                .collect(Collectors.toUnmodifiableMap(ProblemCode::name, problem -> problem));
    }

    /** The lines, page by page. */
    @GET
    @Path("/lines")
    @Operation(operationId = "listPayoutLines", summary = "The lines of a payout and what became of them")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public PayoutLinePage list(
            @PathParam("id") UUID id,
            @QueryParam("state") @Parameter(description = "for example FAILED") @Nullable String state,
            @QueryParam("limit") @Parameter(description = "1 to 100; 20 by default") @Nullable String limit,
            @QueryParam("cursor") @Parameter(description = "nextCursor of the page before") @Nullable String cursor,
            @Context HttpHeaders headers) {
        LineState wanted = state(state);
        // the number of the last line seen, as an id
        PageRequest page = PageRequest.of("payout-lines", limit, cursor);
        UUID after = page.after();
        Payout payout = payouts.own(id, caller.merchant().id());
        PageRequest.Cut<PayoutLine> cut = page.cut(
                lines.after(payout, after == null ? 0 : (int) after.getLeastSignificantBits(), wanted, page.rows()),
                line -> new UUID(0, line.number()));
        Locale language = Languages.of(headers);
        return new PayoutLinePage(
                cut.items().stream()
                        .map(line -> PayoutLineResponse.from(line, problems::get, language))
                        .toList(),
                cut.nextCursor());
    }

    /** All lines as a file. */
    @GET
    @Path("/lines.csv")
    @Produces("text/csv")
    @Operation(operationId = "downloadPayoutLines", summary = "All lines of a payout and what became of them, as CSV")
    @APIResponse(responseCode = "200", description = "CSV (RFC 4180) with a header row; no cell is a formula")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another merchant's")
    public Response download(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        Locale language = Languages.of(headers);
        Payout payout = payouts.own(id, caller.merchant().id());
        String text = PayoutCsv.write(lines.after(payout, 0, null, CheckLines.MOST).stream()
                .map(line -> PayoutLineResponse.from(line, problems::get, language)));
        return Response.ok(text, "text/csv; charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"payout-" + payout.id() + ".csv\"")
                .build();
    }

    private static @Nullable LineState state(@Nullable String text) {
        try {
            return text == null ? null : LineState.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw PageRequest.invalid("state");
        }
    }
}
