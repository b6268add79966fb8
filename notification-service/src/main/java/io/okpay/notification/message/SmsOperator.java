package io.okpay.notification.message;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The SMS provider's HTTP interface. */
@RegisterRestClient(configKey = "sms")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${okpay.sms.api-key}")
interface SmsOperator {

    /**
     * A text message.
     *
     * @param to E.164
     * @param text what the person reads
     * @param reference ours, for questions to the provider
     * @param receipt whether to tell us whether it arrived
     */
    @RegisterForReflection
    record Sms(String to, String text, String reference, boolean receipt) {

        @Override
        public String toString() {
            return "Sms[" + reference + "]";
        }
    }

    /** The provider's receipt. */
    @RegisterForReflection
    record Receipt(@Nullable String id, @Nullable String status) {}

    @POST
    @Path("/v1/messages")
    Receipt send(@HeaderParam("Idempotency-Key") String key, Sms sms);
}
