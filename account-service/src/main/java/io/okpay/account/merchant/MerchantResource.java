package io.okpay.account.merchant;

import io.okpay.account.ledger.Ledger;
import io.okpay.account.wallet.Wallet;
import io.okpay.account.wallet.WalletResponse;
import io.okpay.account.wallet.Wallets;
import io.okpay.platform.idempotency.Answer;
import io.okpay.platform.idempotency.Idempotency;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Merchants, as the operator registers them and as they see themselves. */
@Path("/v1/merchants")
@RolesAllowed("admin")
@Tag(name = "Merchants")
public class MerchantResource {

    private static final String WORDS = "(?=.*\\S)[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]*";

    private final RegisterMerchant registerMerchant;
    private final Merchants merchants;
    private final Wallets wallets;
    private final Ledger ledger;
    private final Idempotency idempotency;
    private final Caller caller;

    /**
     * A merchant to register.
     *
     * @param name as payers see it
     * @param country ISO 3166-1 alpha-2
     * @param categoryCode ISO 18245
     * @param city as payers see it
     * @param currencies ISO 4217: a wallet is opened in each
     * @param clientId the OAuth 2.0 client by which the merchant's server logs in
     */
    public record RegistrationRequest(
            @NotNull @Size(min = 1, max = 80) @Pattern(regexp = WORDS) @Schema(examples = "Blue Door Books")
            String name,

            @NotNull @Pattern(regexp = "[A-Z]{2}") @Schema(examples = "US")
            String country,

            @NotNull @Pattern(regexp = "[0-9]{4}") @Schema(examples = "5942")
            String categoryCode,

            @NotNull @Size(min = 1, max = 60) @Pattern(regexp = WORDS) @Schema(examples = "Portland")
            String city,

            @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = "[A-Z]{3}") String> currencies,

            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}") @Schema(examples = "blue-door-books")
            String clientId) {}

    MerchantResource(
            RegisterMerchant registerMerchant,
            Merchants merchants,
            Wallets wallets,
            Ledger ledger,
            Idempotency idempotency,
            Caller caller) {
        this.registerMerchant = registerMerchant;
        this.merchants = merchants;
        this.wallets = wallets;
        this.ledger = ledger;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Registers a merchant. */
    @POST
    @Operation(
            operationId = "registerMerchant",
            summary = "Register a merchant with a wallet in each of its currencies")
    @Parameter(name = "Idempotency-Key", description = "1 to 255 visible ASCII characters; kept for 48 hours")
    @APIResponse(
            responseCode = "201",
            description = "The merchant",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = MerchantResponse.class)))
    @APIResponse(responseCode = "400", description = "IDEMPOTENCY_KEY_MISSING, VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "409", description = "MERCHANT_CLIENT_TAKEN, REQUEST_IN_PROGRESS")
    @APIResponse(responseCode = "422", description = "UNKNOWN_COUNTRY, UNKNOWN_CURRENCY, IDEMPOTENCY_KEY_REUSED")
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid RegistrationRequest request) {
        return idempotency.once(caller.customerId().toString(), "POST /v1/merchants", key, request, () -> {
            Merchant merchant = registerMerchant.register(request);
            return Answer.created(response(merchant), "/v1/merchants/" + merchant.id());
        });
    }

    /** One merchant. */
    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getMerchant", summary = "A merchant with its balances")
    @APIResponse(responseCode = "200", description = "The merchant")
    @APIResponse(responseCode = "404", description = "NOT_FOUND")
    public MerchantResponse get(@PathParam("id") UUID id) {
        return merchants
                .findByIdOptional(id)
                .map(this::response)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** The merchant whose server calls. */
    @GET
    @Path("/me")
    @RolesAllowed("merchant")
    @Transactional
    @Operation(operationId = "getOwnMerchant", summary = "Your own registration and balances, as a merchant")
    @APIResponse(responseCode = "200", description = "The merchant")
    @APIResponse(responseCode = "403", description = "MERCHANT_NOT_REGISTERED")
    public MerchantResponse me() {
        return merchants
                .ofClient(caller.clientId())
                .map(this::response)
                .orElseThrow(() -> ProblemException.of(MerchantProblem.MERCHANT_NOT_REGISTERED));
    }

    private MerchantResponse response(Merchant merchant) {
        List<Wallet> own = wallets.ofMerchant(merchant.id());
        Map<UUID, Ledger.Balance> balances =
                ledger.balances(own.stream().map(Wallet::id).toList());
        return MerchantResponse.from(
                merchant,
                own.stream()
                        .map(wallet -> WalletResponse.from(wallet, Objects.requireNonNull(balances.get(wallet.id()))))
                        .toList());
    }
}
