package io.okpay.payment.limit;

import io.okpay.payment.tariff.PaymentType;
import io.okpay.platform.money.Money;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customer's own limits. */
@Path("/v1/me/limits")
@RolesAllowed("customer")
@Tag(name = "Limits")
public class LimitResource {

    private final Limits limits;
    private final Caller caller;

    /** All limits of a customer. */
    public record LimitsResponse(List<LimitResponse> items) {}

    /**
     * A limit.
     *
     * @param per for how long it adds up
     * @param of whose it is: CUSTOMER
     * @param tier the tier that it follows from
     * @param resetsAt when used becomes zero; left out for single payments
     */
    public record LimitResponse(
            PaymentType type,
            Period per,
            String of,
            String tier,
            Money limit,
            Money used,
            Money remaining,
            @Nullable Instant resetsAt) {

        static LimitResponse from(Limit limit) {
            return new LimitResponse(
                    limit.type(),
                    limit.per(),
                    limit.of(),
                    limit.tier(),
                    limit.limit(),
                    limit.used(),
                    limit.remaining(),
                    limit.resetsAt());
        }
    }

    LimitResource(Limits limits, Caller caller) {
        this.limits = limits;
        this.caller = caller;
    }

    /** Every limit in the currencies that the customer holds. */
    @GET
    @Operation(
            operationId = "listLimits",
            summary = "What you may move, what you have used, and when it resets",
            description =
                    "For each type of payment and each currency that you hold: per payment, UTC day and UTC month."
                            + " A payment takes from them when it is accepted, and gives back when it moves no money.")
    @APIResponse(responseCode = "200", description = "The limits; empty while your account is being opened")
    public LimitsResponse list() {
        UUID customerId = caller.customerId();
        Instant now = Instant.now();
        return new LimitsResponse(limits.currencies(customerId).stream()
                .flatMap(currency -> Arrays.stream(PaymentType.values())
                        .flatMap(type -> limits.of(customerId, type, currency, now).stream()))
                .map(LimitResponse::from)
                .toList());
    }
}
