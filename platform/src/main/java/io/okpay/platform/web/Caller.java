package io.okpay.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;

/** Who is calling: the subject of the verified access token. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The customer's id; from here on the request's log lines carry it. */
    public UUID customerId() {
        UUID id = UUID.fromString(token.getSubject());
        MDC.put("customerId", id);
        return id;
    }

    /** The OAuth 2.0 client that the token was issued to; empty when the token names none. */
    public String clientId() {
        String clientId = token.getClaim("azp");
        return clientId == null ? "" : clientId;
    }

    /** Whether the token belongs to a user at all. */
    public boolean isKnown() {
        return token.getSubject() != null;
    }
}
