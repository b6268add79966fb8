package io.okpay.account.instrument;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The card acquirer's merchant side: exchanges a client's one-time token for a card that can be charged. */
@RegisterRestClient(configKey = "acquirer")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${okpay.acquirer.api-key}")
interface Acquirer {

    /**
     * A token to bind.
     *
     * @param token the client's one-time token
     * @param customerReference who binds it
     */
    @RegisterForReflection
    record Binding(String token, String customerReference) {}

    /**
     * A bound card.
     *
     * @param id names the card in charges
     * @param fingerprint the same for the same card number
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PaymentMethod(
            String id,
            String brand,
            String last4,
            int expiryMonth,
            int expiryYear,
            String country,
            String funding,
            String fingerprint) {}

    /** The acquirer's refusal. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refusal(String code) {}

    /** The acquirer said no, with its code. */
    final class RefusedException extends RuntimeException {

        private final String code;

        RefusedException(String code) {
            super("The acquirer refused: " + code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    @POST
    @Path("/v1/payment-methods")
    PaymentMethod bind(Binding binding);

    @ClientExceptionMapper
    static @Nullable RuntimeException refused(Response response) {
        return response.getStatus() == 422
                ? new RefusedException(response.readEntity(Refusal.class).code())
                : null;
    }
}
