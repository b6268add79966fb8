package io.okpay.account;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The card acquirer at the border: its answer follows the token's name. */
public class OutsideWorld implements QuarkusTestResourceLifecycleManager {

    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    /** Tokens of {@code tok_once_}: like a real acquirer's, they bind one card. */
    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/v1/payment-methods", OutsideWorld::bind);
        server.createContext("/bank/v1/account-verifications", BankAtTheBorder::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("OKPAY_ACQUIRER_URL", url, "OKPAY_BANK_URL", url + "/bank");
    }

    private static void bind(HttpExchange exchange) throws IOException {
        Matcher matcher = TOKEN.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String token = matcher.find() ? matcher.group(1) : "";
        if (token.startsWith("tok_once_") && !USED.add(token)) {
            answer(exchange, 422, "{\"code\":\"token_used\",\"message\":\"This token was used.\"}");
            return;
        }
        switch (token) {
            case "tok_used" -> answer(exchange, 422, "{\"code\":\"token_used\",\"message\":\"This token was used.\"}");
            case "tok_blocked" ->
                answer(exchange, 422, "{\"code\":\"card_blocked\",\"message\":\"The card is blocked.\"}");
            case "tok_broken" -> answer(exchange, 500, "{}");
            case "tok_unknown" -> answer(exchange, 422, "{\"code\":\"token_unknown\",\"message\":\"No such token.\"}");
            default ->
                answer(exchange, 201, """
                        {"id":"pm_%s","brand":"%s","last4":"4242","expiryMonth":12,"expiryYear":%s,"country":"%s",
                         "funding":"debit","fingerprint":"fp_%s"}""".formatted(
                                UUID.randomUUID(),
                                token.equals("tok_brand") ? "discover" : "visa",
                                token.equals("tok_expired") ? "2020" : "2099",
                                token.equals("tok_country") ? "KP" : "US",
                                token));
        }
    }

    static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
