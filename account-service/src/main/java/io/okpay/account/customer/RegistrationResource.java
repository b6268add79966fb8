package io.okpay.account.customer;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registration of new customers. */
@Path("/v1/registrations")
@PermitAll
@Tag(name = "Registration")
public class RegistrationResource {

    private final RegisterCustomer registerCustomer;

    /**
     * A wish to become a customer.
     *
     * @param phone E.164
     * @param email optional; verified later
     * @param password 8 to 128 characters
     * @param country ISO 3166-1 alpha-2: decides the currency of the first wallet
     * @param locale BCP 47: the language of messages
     */
    public record RegistrationRequest(
            @NotNull @Schema(examples = "+14155552671") String phone,
            @Nullable @Schema(examples = "mei@example.com") String email,

            @NotNull @Size(max = 512) @Schema(examples = "plum-river-lantern")
            String password,

            @NotNull @Schema(examples = "Mei Lin") String fullName,
            @NotNull @Schema(examples = "US") String country,
            @NotNull @Schema(examples = "en") String locale) {

        @Override
        public String toString() {
            return "RegistrationRequest[phone=" + phone + "]";
        }
    }

    /**
     * A started registration.
     *
     * @param challenge the passcode that completes it
     */
    public record RegistrationResponse(UUID id, ChallengeResponse challenge) {

        static RegistrationResponse from(RegisterCustomer.Started started) {
            return new RegistrationResponse(
                    started.registration().id(),
                    new ChallengeResponse(started.registration().challengeId(), "SMS", started.codeExpiresAt()));
        }
    }

    RegistrationResource(RegisterCustomer registerCustomer) {
        this.registerCustomer = registerCustomer;
    }

    /** Starts a registration and sends a passcode to the phone. */
    @POST
    @Operation(
            operationId = "register",
            summary = "Register with a phone and a password",
            description =
                    "Answers alike for a phone that has an account already. Verify the code that arrives by SMS at"
                            + " POST /v1/otp-challenges/{challenge.id}/verification; then log in.")
    @APIResponse(
            responseCode = "201",
            description = "A passcode is on its way",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RegistrationResponse.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST, CARD_NUMBER_NOT_ACCEPTED")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_PHONE, WEAK_PASSWORD, UNKNOWN_COUNTRY, INVALID_EMAIL, INVALID_LOCALE")
    @APIResponse(responseCode = "503", description = "IDENTITY_UNAVAILABLE")
    public Response register(@NotNull @Valid RegistrationRequest request) {
        Applicant applicant =
                Applicant.of(request.phone(), request.email(), request.fullName(), request.country(), request.locale());
        RegisterCustomer.Started started = registerCustomer.register(applicant, request.password());
        return Response.status(201).entity(RegistrationResponse.from(started)).build();
    }
}
