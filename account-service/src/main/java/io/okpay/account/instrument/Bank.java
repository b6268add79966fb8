package io.okpay.account.instrument;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The bank's verification of accounts by micro-deposits. Bodies are JSON, as bytes, because their signature covers them. */
@RegisterRestClient(configKey = "bank")
@RegisterProvider(SignedRequests.class)
@Consumes("application/json")
@Produces("application/json")
interface Bank {

    /**
     * An account to verify.
     *
     * @param reference the instrument; the same reference is answered as before
     */
    @RegisterForReflection
    record VerificationOrder(
            String reference,
            String holder,
            String country,
            String currency,
            String accountNumber,
            @Nullable String routingNumber) {

        /** Without the number, which belongs into no log. */
        @Override
        public String toString() {
            return "verification of " + reference;
        }
    }

    /**
     * A micro-deposit that is on its way.
     *
     * @param fingerprint the same for the same account
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Verification(String id, String bankName, String fingerprint) {}

    /**
     * What a customer read on the statement.
     *
     * @param amount decimal, in the account's currency
     */
    @RegisterForReflection
    record Reading(String amount) {}

    /**
     * Whether it was right.
     *
     * @param status verified, mismatch or exhausted
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Result(String status, int attemptsLeft) {}

    /** The bank's refusal. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refusal(String code) {}

    @POST
    @Path("/v1/account-verifications")
    byte[] verify(byte[] order);

    @POST
    @Path("/v1/account-verifications/{id}/attempts")
    byte[] attempt(@PathParam("id") String id, byte[] reading);
}
