package io.okpay.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The running suite from outside: the gateway for customers, and the sandbox that plays the outside world. */
public final class Gateway {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String sandboxUrl;
    private final Consumer<String> story;

    /**
     * @param story is told of each request and answer in short form
     */
    public Gateway(String url, String sandboxUrl, Consumer<String> story) {
        this.url = url;
        this.sandboxUrl = sandboxUrl;
        this.story = story;
    }

    /** The same suite, without telling: for reads that are repeated until something is there. */
    public Gateway quietly() {
        return new Gateway(url, sandboxUrl, line -> {});
    }

    /** Tells the story. */
    public void say(String line) {
        story.accept(line);
    }

    /** A request through the gateway with a JSON body, or without one when it is null. */
    public Answer call(String method, String path, @Nullable String token, @Nullable Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        Answer answer = send(request.build());
        story.accept("  %-4s %s -> %d %s".formatted(method, path, answer.status(), shortForm(answer)));
        return answer;
    }

    /** An access token for a user name and a password, from Keycloak through the gateway. */
    public Answer login(String username, String password) {
        return token(Map.of("grant_type", "password", "username", username, "password", password));
    }

    /** As {@link #login(String, String)}, from a client that calls itself so. */
    public Answer login(String username, String password, String userAgent) {
        return token(Map.of("grant_type", "password", "username", username, "password", password), userAgent);
    }

    /** A new access token for a refresh token, which is of no use any more then. */
    public Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Answer token(Map<String, String> grant) {
        return token(grant, "system-tests/1");
    }

    private Answer token(Map<String, String> grant, String userAgent) {
        Map<String, String> fields = new HashMap<>(grant);
        fields.put("client_id", "okpay-local");
        return send(HttpRequest.newBuilder(URI.create(url + "/realms/okpay/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", userAgent)
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                .build());
    }

    /** A request to the sandbox. */
    public Answer sandbox(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandboxUrl + path))
                .timeout(Duration.ofSeconds(40))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json(body)));
        return send(request.build());
    }

    /** The messages to a phone or an address, newest first. */
    public Answer inbox(String to) {
        return sandbox("GET", "/inbox/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8), null)
                .expect(200);
    }

    /** An access token for a confidential client, as merchants' servers have one. */
    public Answer loginAsClient(String clientId, String secret) {
        String form = form(Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", secret));
        return send(HttpRequest.newBuilder(URI.create(url + "/realms/okpay/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            return new Answer(
                    response.statusCode(),
                    text.startsWith("{") || text.startsWith("[") ? JSON.readTree(text) : MissingNode.getInstance(),
                    text,
                    response.headers());
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped", e);
        }
    }

    private static String shortForm(Answer answer) {
        String text = answer.text();
        return text.length() <= 160 ? text : text.substring(0, 160) + " …";
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
