package io.okpay.sandbox.bank;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.okpay.sandbox.callback.SignedMessages;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The operator that the bank calls: it takes what is signed, and refuses each message that names {@code refuse-once} once. */
public class Operator implements QuarkusTestResourceLifecycleManager {

    /** What was called back. */
    public record Heard(String path, String id, String body) {}

    static final List<Heard> HEARD = new CopyOnWriteArrayList<>();

    private static final List<String> REFUSED = new CopyOnWriteArrayList<>();

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/v1/rails", Operator::hear);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return Map.of(
                "okpay.sandbox.rails", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/rails");
    }

    private static void hear(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        String secret = path.contains("/bank/")
                ? "local-only-bank-secret"
                : path.contains("/sms/") ? "local-only-sms-receipt-secret" : "local-only-acquirer-secret";
        String id = exchange.getRequestHeaders().getFirst(SignedMessages.ID);
        boolean signed = new SignedMessages(secret)
                .verifies(
                        id,
                        exchange.getRequestHeaders().getFirst(SignedMessages.TIMESTAMP),
                        exchange.getRequestHeaders().getFirst(SignedMessages.SIGNATURE),
                        body,
                        Instant.now());
        String text = new String(body, StandardCharsets.UTF_8);
        boolean refused = text.contains("refuse-once") && !REFUSED.contains(id) && REFUSED.add(id);
        if (signed && !refused) {
            HEARD.add(new Heard(path, id, text));
        }
        exchange.sendResponseHeaders(signed && !refused ? 204 : 503, -1);
        exchange.close();
    }

    /** What was said of a movement or a payment, in the order of its arrival. */
    public static List<Heard> of(String reference) {
        return HEARD.stream().filter(heard -> heard.body().contains(reference)).toList();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
