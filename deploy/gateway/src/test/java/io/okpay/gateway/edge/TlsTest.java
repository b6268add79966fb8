package io.okpay.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.okpay.gateway.RunningGateway;
import io.okpay.gateway.tls.LocalCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    Path directory;

    @Test
    void http2_over_tls_is_spoken_with_a_certificate_that_names_this_machine() throws Exception {
        try (var gateway = gateway();
                HttpClient client = client()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(gateway.secureUrl() + "/v1/me"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("https for=127.0.0.1;proto=https;host=\"localhost:"
                            + gateway.server().securePort() + "\" body=");
            assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
            HttpResponse<String> byAddress = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "https://127.0.0.1:" + gateway.server().securePort() + "/v1/me"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(byAddress.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_body_of_unknown_length_passes_over_http2_and_is_limited_too() throws Exception {
        try (var gateway = gateway();
                HttpClient client = client()) {
            assertThat(post(client, gateway, 900).body()).endsWith("body=900");
            HttpResponse<String> large = post(client, gateway, 5000);
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body()).contains("REQUEST_TOO_LARGE");
            assertThat(post(client, gateway, 900).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_certificate_stays_the_same_and_its_key_is_for_its_owner_only() throws IOException {
        LocalCertificate first = LocalCertificate.in(directory);
        String before = Files.readString(first.certificate());
        assertThat(Files.readString(LocalCertificate.in(directory).certificate()))
                .isEqualTo(before);
        assertThat(Files.getPosixFilePermissions(first.key()).toString()).isEqualTo("[OWNER_READ, OWNER_WRITE]");
    }

    private RunningGateway gateway() {
        return RunningGateway.before(
                request -> request.body()
                        .onSuccess(body -> request.response()
                                .end(request.getHeader("x-forwarded-proto") + " " + request.getHeader("forwarded")
                                        + " body=" + (body.length() == 0 ? "" : Integer.toString(body.length())))),
                Map.of("okpay.gateway.data", directory.toString(), "okpay.gateway.max-body-bytes", "1000"));
    }

    private HttpClient client() throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream pem =
                Files.newInputStream(LocalCertificate.in(directory).certificate())) {
            trusted.setCertificateEntry(
                    "okpay", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> post(HttpClient client, RunningGateway gateway, int length) throws Exception {
        Supplier<InputStream> stream = () -> new java.io.ByteArrayInputStream(new byte[length]);
        return client.send(
                HttpRequest.newBuilder(URI.create(gateway.secureUrl() + "/v1/payments"))
                        .POST(BodyPublishers.ofInputStream(stream))
                        .build(),
                BodyHandlers.ofString());
    }
}
