package io.okpay.notification.otp;

import io.okpay.notification.quota.ClientAddress;
import io.okpay.platform.event.Channel;
import io.okpay.platform.problem.CommonProblem;
import io.okpay.platform.problem.FieldProblem;
import io.okpay.platform.problem.ProblemException;
import io.okpay.platform.web.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** One-time passcodes, as the person who received one uses it. */
@Path("/v1/otp-challenges/{id}")
@PermitAll
@RunOnVirtualThread
@SecurityRequirement(name = "bearer")
@SecurityRequirementsSet
@Tag(name = "One-time passcodes")
public class ChallengeResource {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String DEVICE = "X-Device-Id";
    private static final Pattern DEVICE_NAME = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final AnswerChallenge answerChallenge;
    private final Caller caller;

    /**
     * A passcode.
     *
     * @param code six digits
     */
    public record VerificationRequest(
            @NotNull @jakarta.validation.constraints.Pattern(regexp = "[0-9]{6}") @Schema(examples = "493817")
            String code) {

        @Override
        public String toString() {
            return "VerificationRequest[…]";
        }
    }

    /**
     * The right code was given.
     *
     * @param challengeId the challenge
     * @param status {@code VERIFIED}
     */
    public record VerificationResponse(
            UUID challengeId, @Schema(examples = "VERIFIED") String status) {}

    /**
     * The same code is on its way again.
     *
     * @param challengeId the challenge
     * @param status {@code PENDING}
     * @param expiresAt until when the code is valid
     * @param resendAt from when on it can be asked for again
     */
    public record ResendResponse(
            UUID challengeId, @Schema(examples = "PENDING") String status, Instant expiresAt, Instant resendAt) {

        static ResendResponse from(Challenge challenge, List<Duration> resendWaits) {
            return new ResendResponse(
                    challenge.id(), challenge.state().name(), challenge.expiresAt(), challenge.resendAt(resendWaits));
        }
    }

    ChallengeResource(AnswerChallenge answerChallenge, Caller caller) {
        this.answerChallenge = answerChallenge;
        this.caller = caller;
    }

    /** Gives the code. */
    @POST
    @Path("/verification")
    @Operation(
            operationId = "verifyOtp",
            summary = "Verify a passcode",
            description = "Needs no token for a registration; for a payment or an e-mail address, the customer's own."
                    + " A code is used once. Five wrong codes end the challenge.")
    @APIResponse(
            responseCode = "200",
            description = "Verified",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = VerificationResponse.class)))
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED, MALFORMED_REQUEST")
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED: this challenge needs its customer's token")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no challenge of this customer")
    @APIResponse(responseCode = "409", description = "OTP_ALREADY_USED")
    @APIResponse(
            responseCode = "422",
            description =
                    "OTP_INVALID with attemptsRemaining, of a payment FACTOR_REJECTED with attemptsLeft, OTP_EXPIRED",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(name = "OTP_INVALID", value = """
                                                    {
                                                      "type": "https://okpay.io/problems/otp-invalid",
                                                      "code": "OTP_INVALID",
                                                      "title": "Wrong code",
                                                      "status": 422,
                                                      "detail": "The code is not right. Attempts that remain: 4.",
                                                      "instance": "/v1/otp-challenges/0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f/verification",
                                                      "retryable": false,
                                                      "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                                                      "attemptsRemaining": 4
                                                    }""")))
    @APIResponse(
            responseCode = "429",
            description = "OTP_ATTEMPTS_EXCEEDED, OTP_QUOTA_EXCEEDED, with Retry-After",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples = @ExampleObject(name = "OTP_ATTEMPTS_EXCEEDED", value = """
                                                    {
                                                      "type": "https://okpay.io/problems/otp-attempts-exceeded",
                                                      "code": "OTP_ATTEMPTS_EXCEEDED",
                                                      "title": "Too many wrong codes",
                                                      "status": 429,
                                                      "detail": "The code is void after too many wrong attempts. Start again later.",
                                                      "instance": "/v1/otp-challenges/0198c5f0-7d1e-7c3a-9f55-0a4b7c3d2e1f/verification",
                                                      "retryable": false,
                                                      "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
                                                    }""")))
    public VerificationResponse verify(
            UUID id, @NotNull @Valid VerificationRequest request, @Context HttpServerRequest http) {
        answerChallenge.verify(id, request.code(), client(http));
        return new VerificationResponse(id, Challenge.State.VERIFIED.name());
    }

    /** Asks for the same code again. */
    @POST
    @Path("/resend")
    @ResponseStatus(202)
    @Operation(
            operationId = "resendOtp",
            summary = "Send the same passcode again",
            description =
                    "The code and its life stay the same. The waits grow: 60 seconds before the second message, 2 minutes"
                            + " before the third, then 5 minutes and more. A code for a payment or mandate can also be read out by a call, or"
                            + " go to the verified e-mail address; a code for a registration or a reset can be read out; one that proves an"
                            + " e-mail address goes nowhere else.")
    @APIResponse(
            responseCode = "202",
            description = "The code is on its way",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ResendResponse.class)))
    @APIResponse(responseCode = "401", description = "UNAUTHENTICATED: this challenge needs its customer's token")
    @APIResponse(responseCode = "404", description = "NOT_FOUND: no challenge of this customer")
    @APIResponse(responseCode = "409", description = "OTP_ALREADY_USED")
    @APIResponse(responseCode = "400", description = "VALIDATION_FAILED: no such channel, or no name of a device")
    @APIResponse(responseCode = "422", description = "OTP_EXPIRED, OTP_CHANNEL_NOT_OFFERED, OTP_EMAIL_NOT_VERIFIED")
    @APIResponse(
            responseCode = "429",
            description = "OTP_RESEND_TOO_SOON with resendAt, OTP_ATTEMPTS_EXCEEDED, OTP_QUOTA_EXCEEDED,"
                    + " OTP_DESTINATION_PAUSED, with Retry-After")
    public ResendResponse resend(
            UUID id,
            @Parameter(
                            description = "how the code travels this time; as before when it is left out",
                            schema = @Schema(implementation = Channel.class))
                    @QueryParam("channel")
                    @Nullable String channel,
            @Context HttpServerRequest http) {
        return answerChallenge.resend(id, channel == null ? null : channel(channel), client(http));
    }

    private static Channel channel(String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid("channel"));
    }

    private AnswerChallenge.Client client(HttpServerRequest http) {
        @Nullable UUID customerId = caller.isKnown() ? caller.customerId() : null;
        String device = http.getHeader(DEVICE);
        if (device != null && !DEVICE_NAME.matcher(device).matches()) {
            throw invalid(DEVICE);
        }
        return new AnswerChallenge.Client(customerId, ClientAddress.of(http), device);
    }

    private static ProblemException invalid(String parameter) {
        return ProblemException.of(
                CommonProblem.VALIDATION_FAILED, List.of(new FieldProblem(parameter, "Invalid", "not understood")));
    }
}
