package io.okpay.sandbox.webhook;

import static io.okpay.sandbox.access.Refusal.badRequest;
import static io.okpay.sandbox.access.Refusal.required;

import io.okpay.sandbox.access.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The server of a shop: each has a name of its own. */
@Path("/merchant/webhooks/{shop}")
final class ShopResource {

    private static final String PREFIX = "whsec_";

    private final Shops shops;

    ShopResource(Shops shops) {
        this.shops = shops;
    }

    record SecretRequest(@Nullable String secret) {

        @Override
        public String toString() {
            return "SecretRequest";
        }
    }

    record Webhooks(List<Webhook> webhooks) {}

    /** Takes what is signed with the shop's secret; what is not is kept too, and refused. */
    @POST
    public void receive(
            @RestPath String shop,
            @RestHeader("webhook-id") @Nullable String id,
            @RestHeader("webhook-timestamp") @Nullable String timestamp,
            @RestHeader("webhook-signature") @Nullable String signatures,
            byte[] body) {
        Webhook webhook = shops.receive(shop, required(id, "webhook-id"), timestamp, signatures, body, Instant.now());
        if (!webhook.verified()) {
            throw new Refusal(401, "signature_invalid", "this is not signed with the shop's secret");
        }
    }

    /** Gives the shop the secret of its endpoint. */
    @PUT
    @Path("/secret")
    public void give(@RestPath String shop, SecretRequest request) {
        String secret = required(request.secret(), "secret");
        try {
            if (secret.startsWith(PREFIX)) {
                shops.give(shop, Base64.getDecoder().decode(secret.substring(PREFIX.length())));
                return;
            }
        } catch (IllegalArgumentException e) {
            throw badRequest("secret_invalid", "secret must be whsec_ and base64");
        }
        throw badRequest("secret_invalid", "secret must be whsec_ and base64");
    }

    /** What came, newest first. */
    @GET
    public Webhooks received(@RestPath String shop) {
        return new Webhooks(shops.of(shop));
    }
}
