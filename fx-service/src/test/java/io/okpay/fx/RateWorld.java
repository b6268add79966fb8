package io.okpay.fx;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sources of rates at the border, over real HTTP: the files of a central bank, and a stream. */
public final class RateWorld implements QuarkusTestResourceLifecycleManager {

    public static final int DAYS = 95;

    private static final List<String> OF_ECB = List.of(
            "AUD BRL CAD CHF CNY CZK DKK GBP HKD HUF IDR ILS INR ISK JPY KRW MXN MYR NOK NZD PHP PLN RON SEK SGD THB TRY USD ZAR"
                    .split(" ", -1));
    private static final List<String> ONLY_STREAMED = List.of("AED", "BHD", "KWD", "TWD");
    private static final Map<String, String> LIVE = new ConcurrentSkipListMap<>();

    private static @Nullable HttpServer server;
    private static volatile LocalDate lastDay = LocalDate.EPOCH;
    private static volatile String daily = "";
    private static volatile String etag = "\"first\"";
    private static volatile int status = 200;
    private static volatile boolean silent;
    private static volatile String instead = "";

    /** How often the daily file was asked for and had not changed. */
    public static final AtomicInteger UNCHANGED = new AtomicInteger();

    @Override
    public synchronized Map<String, String> start() {
        lastDay = LocalDate.now(ZoneOffset.UTC).minusDays(5);
        reset();
        try {
            if (server == null) {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/ecb/eurofxref-daily.xml", RateWorld::daily);
                server.createContext("/ecb/eurofxref-hist-90d.xml", RateWorld::past);
                server.createContext("/stream", RateWorld::stream);
                server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                server.start();
            }
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of("OKPAY_ECB_URL", url + "/ecb", "OKPAY_RATE_STREAM_URL", url + "/stream");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // shared by all test classes
    }

    /** The last day of the files of the past; the daily file may go on from there. */
    public static LocalDate lastDay() {
        return lastDay;
    }

    /** All is well again. */
    public static void reset() {
        daily = envelope(day(lastDay, rates()));
        etag = "\"first\"";
        status = 200;
        silent = false;
        instead = "";
        rates().forEach(LIVE::put);
        ONLY_STREAMED.forEach(currency -> LIVE.put(currency, "3.5"));
    }

    /** Rates that hold on every day. */
    public static Map<String, String> rates() {
        Map<String, String> rates = new TreeMap<>();
        OF_ECB.forEach(currency -> rates.put(currency, "7.25"));
        rates.putAll(Map.of("USD", "1.0812", "GBP", "0.8421", "JPY", "161.34", "IDR", "17543.21", "CHF", "0.9312"));
        return rates;
    }

    /** A new daily file. */
    public static void publish(String document) {
        daily = document;
        etag = "\"" + System.nanoTime() + "\"";
    }

    /** The daily file of a day. */
    public static void publish(LocalDate day, Map<String, String> rates) {
        publish(envelope(day(day, rates)));
    }

    /** What the bank answers with. */
    public static void answersWith(int code) {
        status = code;
    }

    /** A live rate from now on; null when the stream does not have it any more. */
    public static void live(String currency, @Nullable String mid) {
        if (mid == null) {
            LIVE.remove(currency);
        } else {
            LIVE.put(currency, mid);
        }
    }

    /** Whether the stream says nothing. */
    public static void silent(boolean is) {
        silent = is;
    }

    /** What the stream sends instead of lines of rates; nothing ends it. */
    public static void streams(String line) {
        instead = line;
    }

    private static void daily(HttpExchange exchange) throws IOException {
        String tag = etag;
        if (status == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            UNCHANGED.incrementAndGet();
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        exchange.getResponseHeaders().set("ETag", tag);
        answer(exchange, status, daily);
    }

    private static void past(HttpExchange exchange) throws IOException {
        StringBuilder days = new StringBuilder();
        for (int back = 0; back < DAYS; back++) {
            days.append(day(lastDay.minusDays(back), rates()));
        }
        answer(exchange, status, envelope(days.toString()));
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            while (true) {
                if (!silent) {
                    String line = instead.isEmpty() ? line() : instead;
                    body.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    body.flush();
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line() {
        return "{\"base\":\"EUR\",\"at\":\"" + Instant.now() + "\",\"mids\":{"
                + LIVE.entrySet().stream()
                        .map(rate -> "\"" + rate.getKey() + "\":\"" + rate.getValue() + "\"")
                        .collect(Collectors.joining(","))
                + "}}";
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String day(LocalDate day, Map<String, String> rates) {
        return rates.entrySet().stream()
                .map(rate -> "<Cube currency='" + rate.getKey() + "' rate='" + rate.getValue() + "'/>")
                .collect(Collectors.joining("", "<Cube time='" + day + "'>", "</Cube>"));
    }

    private static String envelope(String cubes) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><gesmes:Envelope"
                + " xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\""
                + " xmlns=\"http://www.ecb.int/vocabulary/2002-08-01/eurofxref\">"
                + "<gesmes:subject>Reference rates</gesmes:subject><Cube>" + cubes + "</Cube></gesmes:Envelope>";
    }
}
