package io.okpay.fx.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a source over HTTP; a redirect is followed only within the same scheme. */
final class Download {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    static HttpRequest.Builder get(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).GET();
    }

    /** The answer, with 200 or 304. */
    HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200 && answer.statusCode() != 304) {
            answer.body().close();
            throw new IOException("HTTP " + answer.statusCode());
        }
        return answer;
    }
}
