package io.okpay.payment.acquirer;

import io.okpay.platform.signature.MessageSignature;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Signs each order to the acquirer over its Idempotency-Key, time and body: a key in a header alone could be put on another order. */
class SignedOrders implements ClientRequestFilter {

    private final MessageSignature signature;

    SignedOrders(@ConfigProperty(name = "okpay.acquirer.secret") String secret) {
        this.signature = new MessageSignature(secret);
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (!(request.getEntity() instanceof byte[] body)) {
            throw new IllegalStateException("Only bytes can be signed");
        }
        signature
                .sign(request.getHeaderString("Idempotency-Key"), body, Instant.now())
                .forEach((name, value) -> request.getHeaders().putSingle(name, value));
    }
}
