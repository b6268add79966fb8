package io.okpay.account.instrument;

import io.okpay.platform.signature.MessageSignature;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs each request to the bank over its id, time and body. */
class SignedRequests implements ClientRequestFilter {

    private final MessageSignature signature;

    SignedRequests(@ConfigProperty(name = "okpay.bank.secret") String secret) {
        this.signature = new MessageSignature(secret);
    }

    @Override
    public void filter(ClientRequestContext request) {
        byte[] body = request.getEntity() instanceof byte[] bytes ? bytes : new byte[0];
        signature
                .sign(body, Instant.now())
                .forEach((name, value) -> request.getHeaders().putSingle(name, value));
    }
}
