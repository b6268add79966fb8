package io.okpay.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.okpay.platform.signature.MessageSignature;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The card acquirer and the bank at the border: the acquirer's answer follows the payment method's name. */
public class OutsideWorld implements QuarkusTestResourceLifecycleManager {

    /** The paths and idempotency keys of all requests. */
    public static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

    private static final MessageSignature ACQUIRER = new MessageSignature("local-only-acquirer-secret");

    private static final Map<String, Boolean> FAILED_ONCE = new ConcurrentHashMap<>();

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/v1/charges", OutsideWorld::charge);
        server.createContext("/v1/payouts", OutsideWorld::charge);
        server.createContext("/bank/v1/payment-initiations", BankAtTheBorder::initiations);
        server.createContext("/bank/v1/credit-transfers", BankAtTheBorder::initiations);
        server.createContext("/bank/v1/statements", BankAtTheBorder::statements);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("OKPAY_ACQUIRER_URL", url, "OKPAY_BANK_URL", url + "/bank");
    }

    private static void charge(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        String path = exchange.getRequestURI().getPath();
        REQUESTS.add(path + " " + key);
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        var headers = exchange.getRequestHeaders();
        if (!ACQUIRER.verifies(headers::getFirst, bytes, Instant.now())
                || !key.equals(headers.getFirst(MessageSignature.ID))) {
            answer(exchange, 401, "{}");
            return;
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        if (path.endsWith("/refunds")) {
            answer(exchange, 201, "{\"id\":\"re_1\",\"status\":\"refunded\"}");
        } else if (body.contains("pm_decline")) {
            answer(exchange, 201, "{\"id\":\"ch_1\",\"status\":\"declined\",\"declineCode\":\"do_not_honor\"}");
        } else if (body.contains("pm_flaky") && FAILED_ONCE.putIfAbsent(key, true) == null) {
            answer(exchange, 503, "{}");
        } else {
            answer(exchange, 201, "{\"id\":\"ch_" + key + "\",\"status\":\"approved\",\"reference\":\"x\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        answer(exchange, status, "application/json", json);
    }

    static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
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
