package io.okpay.account;

import com.sun.net.httpserver.HttpExchange;
import io.okpay.platform.signature.MessageSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bank that deposits 0.37 and allows three tries for each verification. Accounts that end with 0092 are closed, with 0050 it is down, with 0051 at first. */
public final class BankAtTheBorder {

    /** What it deposits. */
    public static final String DEPOSITED = "0.37";

    private static final MessageSignature SIGNATURE = new MessageSignature("local-only-bank-secret");
    private static final Map<String, AtomicInteger> LEFT = new ConcurrentHashMap<>();

    private static final Map<String, List<String>> ASKED = new ConcurrentHashMap<>();

    private BankAtTheBorder() {}

    /** The references under which a deposit to an account was asked for. */
    public static List<String> asked(String account) {
        return ASKED.getOrDefault(account, List.of());
    }

    static void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String body = new String(bytes, StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        if (!SIGNATURE.verifies(exchange.getRequestHeaders()::getFirst, bytes, Instant.now())) {
            OutsideWorld.answer(exchange, 401, "{}");
        } else if (path.endsWith("/attempts")) {
            attempt(exchange, path.split("/", -1)[4], value(body, "amount"));
        } else {
            verify(exchange, value(body, "reference"), value(body, "accountNumber"));
        }
    }

    private static void verify(HttpExchange exchange, String reference, String account) throws IOException {
        List<String> asked = ASKED.computeIfAbsent(account, unknown -> new CopyOnWriteArrayList<>());
        asked.add(reference);
        if (account.endsWith("0050") || (account.endsWith("0051") && asked.size() == 1)) {
            OutsideWorld.answer(exchange, 503, "{}");
        } else if (account.endsWith("0092")) {
            OutsideWorld.answer(exchange, 422, "{\"code\":\"account_closed\"}");
        } else {
            LEFT.putIfAbsent("ver_" + reference, new AtomicInteger(3));
            OutsideWorld.answer(
                    exchange,
                    201,
                    "{\"id\":\"ver_" + reference
                            + "\",\"status\":\"sent\",\"bankName\":\"First Bank\",\"fingerprint\":\"fp_" + account
                            + "\"}");
        }
    }

    private static void attempt(HttpExchange exchange, String id, String amount) throws IOException {
        AtomicInteger left = LEFT.get(id);
        if (left == null || left.get() == 0) {
            OutsideWorld.answer(exchange, 200, "{\"status\":\"exhausted\",\"attemptsLeft\":0}");
        } else if (amount.equals(DEPOSITED)) {
            OutsideWorld.answer(exchange, 200, "{\"status\":\"verified\",\"attemptsLeft\":" + left + "}");
        } else {
            int now = left.decrementAndGet();
            OutsideWorld.answer(
                    exchange,
                    200,
                    "{\"status\":\"" + (now <= 0 ? "exhausted" : "mismatch") + "\",\"attemptsLeft\":" + Math.max(0, now)
                            + "}");
        }
    }

    private static String value(String json, String field) {
        Matcher matcher = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }
}
