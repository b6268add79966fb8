package io.okpay.account.instrument;

import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customer's bound cards and bank accounts. */
@Path("/v1/me/instruments")
@RolesAllowed("customer")
@Tag(name = "Instruments")
public class InstrumentResource {

    private final Instruments instruments;
    private final BindCard bindCard;
    private final BindBankAccount bindBankAccount;
    private final ArrangeInstruments arrange;
    private final Set<String> bankCountries;
    private final Caller caller;

    /**
     * A card to bind.
     *
     * @param token from the acquirer's tokenisation endpoint; never a card number
     */
    public record BindRequest(
            @NotNull @Size(min = 1, max = 128) @Schema(examples = "tok_1pJx0")
            String token) {}

    /**
     * A bank account to bind: an IBAN, or in the US account and routing number.
     *
     * @param holder as the bank knows them
     * @param country ISO 3166-1 alpha-2 of the bank
     * @param currency ISO 4217 of the account
     * @param iban ISO 13616, without spaces
     * @param accountNumber in the US, 4 to 17 digits
     * @param routingNumber in the US, the bank's ABA number
     */
    public record BankAccountRequest(
            @NotNull @Size(min = 1, max = 70) @Pattern(regexp = "[\\p{L}\\p{M}\\p{N} .,'’()&/+-]*")
            String holder,

            @NotNull @Pattern(regexp = "[A-Z]{2}") @Schema(examples = "DE")
            String country,

            @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(examples = "EUR")
            String currency,

            @Nullable @Size(max = 34) @Pattern(regexp = "[A-Z0-9]*") @Schema(examples = "DE64370400440532014711")
            String iban,

            @Nullable @Size(max = 17) @Schema(examples = "9876504711")
            String accountNumber,

            @Nullable @Size(max = 9) @Schema(examples = "021000021")
            String routingNumber) {

        /** Without the number, which belongs into no log. */
        @Override
        public String toString() {
            return "account in " + country;
        }
    }

    /**
     * What the holder read on the statement.
     *
     * @param amount decimal, in the account's currency
     */
    public record VerificationRequest(
            @NotNull @Pattern(regexp = "\\d{1,3}(\\.\\d{1,3})?") @Schema(examples = "0.37")
            String amount) {}

    /** The instrument to go first. */
    public record PreferredRequest(@NotNull UUID instrumentId) {}

    InstrumentResource(
            Instruments instruments,
            BindCard bindCard,
            BindBankAccount bindBankAccount,
            ArrangeInstruments arrange,
            @ConfigProperty(name = "okpay.instrument.bank-countries") Set<String> bankCountries,
            Caller caller) {
        this.instruments = instruments;
        this.bindCard = bindCard;
        this.bindBankAccount = bindBankAccount;
        this.arrange = arrange;
        this.bankCountries = bankCountries;
        this.caller = caller;
    }

    /** All bound instruments, oldest first. */
    @GET
    @Operation(operationId = "listInstruments", summary = "Your bound cards and bank accounts")
    public List<InstrumentResponse> list() {
        return instruments.of(caller.customerId()).stream()
                .map(InstrumentResponse::from)
                .toList();
    }

    /** Binds the card behind a token. */
    @POST
    @Operation(operationId = "bindCard", summary = "Bind a card by the acquirer's token")
    @APIResponse(
            responseCode = "201",
            description = "Bound",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InstrumentResponse.class)))
    @APIResponse(responseCode = "409", description = "INSTRUMENT_DUPLICATE")
    @APIResponse(
            responseCode = "422",
            description = "CARD_TOKEN_INVALID, CARD_TOKEN_USED, CARD_EXPIRED, CARD_BLOCKED, CARD_DECLINED,"
                    + " CARD_BRAND_NOT_SUPPORTED, INSTRUMENT_COUNTRY_NOT_SUPPORTED, INSTRUMENT_LIMIT_REACHED")
    @APIResponse(responseCode = "503", description = "ACQUIRER_UNAVAILABLE")
    public Response bind(@NotNull @Valid BindRequest request) {
        return created(bindCard.bind(caller.customerId(), request.token()));
    }

    /** Binds a bank account, which can be used once its micro-deposit was read. */
    @POST
    @Path("/bank-accounts")
    @Operation(
            operationId = "bindBankAccount",
            summary = "Bind a bank account; a small deposit goes to it, and its amount confirms that it is yours")
    @APIResponse(
            responseCode = "201",
            description = "Bound, and waiting for its verification",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = InstrumentResponse.class)))
    @APIResponse(responseCode = "409", description = "INSTRUMENT_DUPLICATE, VERIFICATION_EXHAUSTED")
    @APIResponse(
            responseCode = "422",
            description = "IBAN_INVALID, IBAN_OF_ANOTHER_COUNTRY, ACCOUNT_NUMBER_INVALID, ROUTING_NUMBER_INVALID,"
                    + " ACCOUNT_FIELD_NOT_EXPECTED, INSTRUMENT_COUNTRY_NOT_SUPPORTED, UNKNOWN_CURRENCY, ACCOUNT_UNKNOWN,"
                    + " ACCOUNT_CLOSED, ACCOUNT_BLOCKED, INSTRUMENT_LIMIT_REACHED")
    @APIResponse(responseCode = "429", description = "MICRO_DEPOSITS_TOO_MANY: with Retry-After")
    @APIResponse(responseCode = "503", description = "BANK_UNAVAILABLE: nothing is bound, and trying again is safe")
    public Response bindBankAccount(@NotNull @Valid BankAccountRequest request) {
        return created(bindBankAccount.bind(
                caller.customerId(),
                AccountDetails.check(
                        request.holder(),
                        request.country(),
                        request.currency(),
                        request.iban(),
                        request.accountNumber(),
                        request.routingNumber(),
                        bankCountries)));
    }

    /** Verifies a bank account. */
    @POST
    @Path("/{id}/verification")
    @Operation(operationId = "verifyBankAccount", summary = "Say how much the small deposit was; three tries")
    @APIResponse(responseCode = "200", description = "It can be used, also when it could before")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's, or a card")
    @APIResponse(responseCode = "409", description = "VERIFICATION_EXHAUSTED")
    @APIResponse(responseCode = "422", description = "MICRO_DEPOSIT_MISMATCH with attemptsLeft")
    @APIResponse(responseCode = "503", description = "BANK_UNAVAILABLE")
    public InstrumentResponse verify(@PathParam("id") UUID id, @NotNull @Valid VerificationRequest request) {
        return InstrumentResponse.from(bindBankAccount.verify(id, caller.customerId(), request.amount()));
    }

    /** Makes an instrument go first. */
    @PUT
    @Path("/preferred")
    @Operation(operationId = "preferInstrument", summary = "Choose the card or account that goes first")
    @APIResponse(responseCode = "200", description = "It goes first")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    @APIResponse(responseCode = "409", description = "INSTRUMENT_NOT_USABLE")
    public InstrumentResponse prefer(@NotNull @Valid PreferredRequest request) {
        return InstrumentResponse.from(arrange.prefer(request.instrumentId(), caller.customerId()));
    }

    /** Removes an instrument: from now on it funds nothing, and nothing is paid to it. */
    @DELETE
    @Path("/{id}")
    @Operation(operationId = "removeInstrument", summary = "Remove a bound card or bank account")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: also when it is another's")
    public void remove(@PathParam("id") UUID id) {
        arrange.remove(id, caller.customerId());
    }

    private static Response created(Instrument instrument) {
        return Response.status(201)
                .header("Location", "/v1/me/instruments/" + instrument.id())
                .entity(InstrumentResponse.from(instrument))
                .build();
    }
}
