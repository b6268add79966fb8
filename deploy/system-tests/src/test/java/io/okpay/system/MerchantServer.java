package io.okpay.system;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A merchant's own server: it logs in by client credentials, asks to be paid, and refunds. */
final class MerchantServer {

    private static final String CLIENT = "okpay-local-merchant";
    private static final String SECRET = "local-only-second-merchant-secret";

    private static boolean registered;

    private final Gateway gateway;
    private final String token;

    private MerchantServer(Gateway gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /** The one merchant of this client, which an administrator registers for the first who asks. */
    static synchronized MerchantServer get(Gateway gateway) {
        if (!registered) {
            register(gateway);
            registered = true;
        }
        MerchantServer server = new MerchantServer(gateway, token(gateway));
        WalletCustomer.until(() ->
                server.call("GET", "/v1/orders/static-code?currency=USD", null).status() == 200 ? "known" : null);
        return server;
    }

    private static void register(Gateway gateway) {
        gateway.call(
                        "POST",
                        "/v1/merchants",
                        RunningSuite.staff(gateway, "admin"),
                        Map.of(
                                "name", "Blue Door Books",
                                "country", "US",
                                "city", "Portland",
                                "categoryCode", "5942",
                                "currencies", List.of("USD"),
                                "clientId", CLIENT),
                        "Idempotency-Key",
                        "register-" + CLIENT)
                .expect(201);
    }

    private static String token(Gateway gateway) {
        return gateway.loginAsClient(CLIENT, SECRET).expect(200).at("/access_token");
    }

    /** An order in dollars. */
    Answer order(String amount) {
        return call(
                        "POST",
                        "/v1/orders",
                        Map.of(
                                "amount",
                                Map.of("amount", amount, "currency", "USD"),
                                "reference",
                                "INV-" + UUID.randomUUID().toString().substring(0, 18),
                                "description",
                                "Two paperbacks"))
                .expect(201);
    }

    /** What the dollar wallet has available, in cents. */
    long available() {
        String amount = call("GET", "/v1/merchants/me", null).expect(200).at("/wallets/0/available/amount");
        return Long.parseLong(amount.replace(".", ""));
    }

    Answer call(String method, String path, @Nullable Object body) {
        return gateway.call(
                method, path, token, body, "Idempotency-Key", UUID.randomUUID().toString());
    }
}
