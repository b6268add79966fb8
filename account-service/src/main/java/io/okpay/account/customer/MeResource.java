package io.okpay.account.customer;

import io.okpay.account.freeze.ExplainFreeze;
import io.okpay.account.freeze.ExplainFreeze.OwnFreeze;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.Languages;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The customer's own profile. */
@Path("/v1/me")
@RolesAllowed("customer")
@Tag(name = "Customer")
public class MeResource {

    private final Customers customers;
    private final VerifyEmail verifyEmail;
    private final ExplainFreeze explainFreeze;
    private final Caller caller;

    /**
     * A customer as they see themselves.
     *
     * @param emailVerified whether others can pay them by e-mail
     * @param freeze why no money leaves, what works all the same, and what to do; left out unless the state is FROZEN
     */
    public record CustomerResponse(
            UUID id,
            String phone,
            @Nullable String email,
            boolean emailVerified,
            String fullName,
            String country,
            String locale,
            CustomerState state,
            Instant registeredAt,
            @Nullable OwnFreeze freeze) {

        static CustomerResponse from(Customer customer, @Nullable OwnFreeze freeze) {
            return new CustomerResponse(
                    customer.id(),
                    customer.phone(),
                    customer.email(),
                    customer.hasVerifiedEmail(),
                    customer.fullName(),
                    customer.country(),
                    customer.locale(),
                    customer.state(),
                    customer.registeredAt(),
                    freeze);
        }
    }

    MeResource(Customers customers, VerifyEmail verifyEmail, ExplainFreeze explainFreeze, Caller caller) {
        this.customers = customers;
        this.verifyEmail = verifyEmail;
        this.explainFreeze = explainFreeze;
        this.caller = caller;
    }

    /** The profile. */
    @GET
    @Transactional
    @Operation(operationId = "getMe", summary = "Your profile")
    @APIResponse(responseCode = "200", description = "The profile; a freeze in the language of Accept-Language")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: the token belongs to no customer")
    public CustomerResponse get(@Context HttpHeaders headers) {
        UUID customerId = caller.customerId();
        return customers
                .findByIdOptional(customerId)
                .map(customer -> CustomerResponse.from(
                        customer,
                        explainFreeze.of(customerId, Languages.of(headers)).orElse(null)))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** Sends a passcode to the customer's e-mail address. */
    @POST
    @Path("/email-verification")
    @Operation(operationId = "verifyEmail", summary = "Prove that your e-mail address is yours")
    @APIResponse(
            responseCode = "201",
            description = "A passcode is on its way",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ChallengeResponse.class)))
    @APIResponse(responseCode = "409", description = "EMAIL_NOT_GIVEN, EMAIL_ALREADY_VERIFIED")
    public Response verifyEmail() {
        return Response.status(201)
                .entity(verifyEmail.start(caller.customerId()))
                .build();
    }
}
