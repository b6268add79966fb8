package io.okpay.bench.fx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.okpay.bench.BenchException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Live mid rates of many currencies as a market data provider streams them: a line of JSON every half second, every rate in motion. */
final class RateSource implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(500);
    private static final MathContext DIGITS = new MathContext(8);
    private static final int LARGEST_STEP = 400;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, BigDecimal> mids = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom(20261201);

    /** Begins to listen on a free port. */
    RateSource(List<String> currencies) {
        currencies.forEach(
                currency -> mids.put(currency, BigDecimal.valueOf(random.nextLong(10_000_000, 9_000_000_000L), 7)));
        mids.remove("EUR");
        mids.put("USD", new BigDecimal("1.0843217"));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new BenchException("The rates cannot be streamed: " + e.getMessage(), e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::stream);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                body.write(line().getBytes(StandardCharsets.US_ASCII));
                body.flush();
                Thread.sleep(TICK);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized String line() {
        StringBuilder line = new StringBuilder("{\"base\":\"EUR\",\"at\":\"" + Instant.now() + "\",\"mids\":{");
        String comma = "";
        for (Map.Entry<String, BigDecimal> mid : mids.entrySet()) {
            BigDecimal step = BigDecimal.valueOf(1_000_000 + random.nextInt(-LARGEST_STEP, LARGEST_STEP + 1), 6);
            mid.setValue(mid.getValue().multiply(step, DIGITS));
            line.append(comma).append('"').append(mid.getKey()).append("\":\"");
            line.append(mid.getValue().toPlainString()).append('"');
            comma = ",";
        }
        return line.append("}}\n").toString();
    }
}
