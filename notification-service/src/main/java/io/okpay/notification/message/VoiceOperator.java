package io.okpay.notification.message;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The HTTP interface of the provider that calls phones and reads texts out. */
@RegisterRestClient(configKey = "voice")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${okpay.voice.api-key}")
interface VoiceOperator {

    /**
     * A call.
     *
     * @param to E.164
     * @param text what is read out, twice
     * @param reference ours, for questions to the provider
     */
    @RegisterForReflection
    record Call(String to, String text, String reference) {

        @Override
        public String toString() {
            return "Call[" + reference + "]";
        }
    }

    /** The provider's receipt. */
    @RegisterForReflection
    record Receipt(@Nullable String id, @Nullable String status) {}

    @POST
    @Path("/v1/calls")
    Receipt call(@HeaderParam("Idempotency-Key") String key, Call call);
}
