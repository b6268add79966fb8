package io.okpay.notification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The border to the outside: an SMS provider over real HTTP and a mail server over real SMTP. */
public final class OutsideWorld implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Sms> RECEIVED = new CopyOnWriteArrayList<>();
    private static final List<Sms> CALLED = new CopyOnWriteArrayList<>();
    private static final Map<String, Deque<Integer>> SCRIPTS = new ConcurrentHashMap<>();

    private static @Nullable HttpServer provider;
    private static @Nullable GreenMail mail;

    private static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();

    /** One request to the SMS provider and its answer. */
    public record Sms(String to, String text, String key, String authorization, int status) {}

    @Override
    public synchronized Map<String, String> start() {
        try {
            if (provider == null) {
                provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                provider.createContext("/sms/v1/messages", OutsideWorld::answer);
                provider.createContext("/sms/v1/calls", OutsideWorld::answerCall);
                provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
                provider.start();
                mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
                mail.start();
            }
            return Map.of(
                    "OKPAY_SMS_URL",
                    "http://127.0.0.1:" + provider.getAddress().getPort() + "/sms",
                    "OKPAY_SMTP_HOST",
                    "127.0.0.1",
                    "OKPAY_SMTP_PORT",
                    String.valueOf(mail().getSmtp().getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GreenMail mail() {
        if (mail == null) {
            throw new IllegalStateException("The mail server is not started");
        }
        return mail;
    }

    /** The provider answers this number with these statuses first, then with 202. */
    public static void script(String to, Integer... statuses) {
        SCRIPTS.put(to, new ConcurrentLinkedDeque<>(Arrays.asList(statuses)));
    }

    /** The provider answers this number when the latch is open, and not before. */
    public static void hold(String to, CountDownLatch latch) {
        HELD.put(to, latch);
    }

    /** Every request for this number, oldest first. */
    public static List<Sms> requests(String to) {
        return RECEIVED.stream().filter(sms -> sms.to().equals(to)).toList();
    }

    /** Every text that was accepted for this number, oldest first. */
    public static List<String> texts(String to) {
        return requests(to).stream()
                .filter(sms -> sms.status() == 202)
                .map(Sms::text)
                .toList();
    }

    /** Every call to this number, as the text that was read out. */
    public static List<String> calls(String to) {
        return CALLED.stream()
                .filter(call -> call.to().equals(to))
                .map(Sms::text)
                .toList();
    }

    /** Every mail to this address. */
    public static List<MimeMessage> mails(String to) {
        return Arrays.stream(mail().getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(to);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** The first part of a mail that is of this type, however deep it lies. */
    public static String part(Part mail, String type) {
        try {
            if (mail.isMimeType(type)) {
                return String.valueOf(mail.getContent());
            }
            if (mail.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = part(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A number that nobody else in the run uses. */
    public static String newPhone() {
        return "+1415" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = parse(exchange.getRequestBody().readAllBytes());
            String to = body.get("to").asText();
            CountDownLatch latch = HELD.get(to);
            if (latch != null) {
                latch.await();
            }
            Deque<Integer> script = SCRIPTS.getOrDefault(to, new ConcurrentLinkedDeque<>());
            Integer scripted = script.poll();
            int status = scripted == null ? 202 : scripted;
            RECEIVED.add(new Sms(
                    to,
                    body.get("text").asText(),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    status));
            byte[] answer = "{\"id\":\"sms_1\",\"status\":\"accepted\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answerCall(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = parse(exchange.getRequestBody().readAllBytes());
            CALLED.add(new Sms(
                    body.get("to").asText(),
                    body.get("text").asText(),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    202));
            byte[] answer = "{\"id\":\"call_1\",\"status\":\"accepted\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // shared by all test classes of the run
    }
}
