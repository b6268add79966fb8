package io.okpay.payment.reconciliation;

import io.okpay.payment.bank.BankStatement;
import io.okpay.payment.rail.RailUnavailableException;
import io.okpay.platform.money.Money;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Bank and ledger, compared. */
@Path("/v1/reconciliations")
@RolesAllowed("finance")
@Tag(name = "Reconciliation")
public class ReconciliationResource {

    private final Reconciliation reconciliation;

    /**
     * What to compare now, rather than tonight.
     *
     * @param day a UTC day; of today, as far as the bank has booked
     * @param currency ISO 4217
     */
    public record ReconciliationRequest(
            @NotNull LocalDate day,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {}

    /**
     * What came of it.
     *
     * @param opening the bank's balance before the day
     * @param closing the bank's balance after it
     * @param entries what the bank booked on it
     * @param breaks where bank and ledger differ, on this and earlier days
     */
    public record ReconciliationResponse(
            LocalDate day, Money opening, Money closing, int entries, List<Reconciliation.Break> breaks) {}

    /** Where bank and ledger differ. */
    public record BreaksResponse(List<Reconciliation.Break> items) {}

    ReconciliationResource(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /** Reads a statement and compares. Doing it again changes nothing. */
    @POST
    @Operation(operationId = "reconcile", summary = "Read the bank's statement of a day and compare it with the ledger")
    @APIResponse(responseCode = "200", description = "What the bank booked, and where the ledger differs")
    @APIResponse(responseCode = "422", description = "DAY_NOT_BEGUN, UNKNOWN_CURRENCY")
    @APIResponse(responseCode = "503", description = "STATEMENT_UNAVAILABLE")
    public ReconciliationResponse reconcile(@NotNull @Valid ReconciliationRequest request) {
        if (request.day().isAfter(LocalDate.now(ZoneOffset.UTC))) {
            throw ProblemException.of(ReconciliationProblem.DAY_NOT_BEGUN, "day");
        }
        try {
            BankStatement statement = reconciliation.read(request.day(), known(request.currency()));
            return new ReconciliationResponse(
                    request.day(),
                    statement.opening(),
                    statement.closing(),
                    statement.entries().size(),
                    reconciliation.breaks(request.currency()));
        } catch (RailUnavailableException e) {
            throw ProblemException.of(ReconciliationProblem.STATEMENT_UNAVAILABLE)
                    .retryAfter(30);
        }
    }

    /** All differences in a currency that no later booking or statement has settled. */
    @GET
    @Path("/breaks")
    @Operation(operationId = "listBreaks", summary = "Where bank and ledger differ, the oldest first")
    @APIResponse(responseCode = "200", description = "Up to 1,000 differences")
    @APIResponse(responseCode = "422", description = "UNKNOWN_CURRENCY")
    public BreaksResponse breaks(@QueryParam("currency") @Nullable String currency) {
        return new BreaksResponse(reconciliation.breaks(known(currency)));
    }

    private static String known(@Nullable String currency) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(currency))) {
            throw ProblemException.of(CommonProblem.UNKNOWN_CURRENCY, "currency");
        }
        return java.util.Objects.requireNonNull(currency);
    }
}
