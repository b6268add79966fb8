package io.okpay.fx.exposure;

import io.okpay.platform.money.Money;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether the exposure is what the ledger has, for finance. */
@Path("/v1/fx/exposure/reconciliation")
@RolesAllowed("finance")
@Tag(name = "Exposure")
public class ReconciliationResource {

    private final Reconciliation reconciliation;

    /**
     * All currencies.
     *
     * @param verdict the worst of all currencies
     * @param statedAt the ledger's latest statement; left out before the first
     */
    public record ReconciliationResponse(
            Reconciliation.Verdict verdict, @Nullable Instant statedAt, List<CurrencyResponse> currencies) {}

    /**
     * A currency.
     *
     * @param verdict AGREES; ON_ITS_WAY while one side has not been told of all that the other has; or DIFFERS
     * @param exposure what events of conversions add up to
     * @param ledger what the ledger states
     */
    public record CurrencyResponse(
            String currency, Reconciliation.Verdict verdict, SideResponse exposure, SideResponse ledger) {

        static CurrencyResponse from(Reconciliation.Compared compared) {
            return new CurrencyResponse(
                    compared.told().position().currencyCode(),
                    compared.verdict(),
                    SideResponse.from(compared.told()),
                    SideResponse.from(compared.booked()));
        }
    }

    /**
     * One side.
     *
     * @param position the FX_POSITION account
     * @param margin the FX_SPREAD account
     * @param movements how often the position moved
     */
    public record SideResponse(Money position, Money margin, long movements) {

        static SideResponse from(Reconciliation.Side side) {
            return new SideResponse(side.position(), side.margin(), side.movements());
        }
    }

    ReconciliationResource(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /** The comparison, as of now. */
    @GET
    @Operation(
            operationId = "getExposureReconciliation",
            summary = "The exposure beside the ledger's FX accounts, to the minor unit",
            description =
                    "The ledger states its accounts every few seconds. Both sides count how often a position moved: where they"
                            + " counted the same, the amounts are the same, or something is wrong.")
    @APIResponse(responseCode = "200", description = "Every currency that either side knows")
    public ReconciliationResponse get() {
        List<Reconciliation.Compared> all = reconciliation.compare();
        return new ReconciliationResponse(
                all.stream()
                        .map(Reconciliation.Compared::verdict)
                        .max(Reconciliation.Verdict::compareTo)
                        .orElse(Reconciliation.Verdict.AGREES),
                all.stream()
                        .map(Reconciliation.Compared::statedAt)
                        .filter(Objects::nonNull)
                        .map(OffsetDateTime::toInstant)
                        .max(Instant::compareTo)
                        .orElse(null),
                all.stream().map(CurrencyResponse::from).toList());
    }
}
