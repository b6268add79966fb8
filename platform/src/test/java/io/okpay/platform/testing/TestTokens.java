package io.okpay.platform.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Access tokens as Keycloak issues them, signed by a key that lives for one test run. */
public final class TestTokens {

    /** The issuer that services trust in tests. */
    public static final String ISSUER = "https://identity.test/realms/okpay";

    private static final KeyPair KEYS = generate();
    private static final Path PUBLIC_KEY = write();

    private TestTokens() {}

    static String publicKeyLocation() {
        return PUBLIC_KEY.toUri().toString();
    }

    /** A customer's token for all services, five minutes long. */
    public static String customer(UUID customerId) {
        return token(customerId, "customer");
    }

    /** The token of a merchant's server, which logged in by client credentials. */
    public static String merchant(String clientId) {
        return claims(
                        UUID.nameUUIDFromBytes(clientId.getBytes(StandardCharsets.UTF_8)),
                        "merchant",
                        ISSUER,
                        Duration.ofMinutes(5))
                .claim("azp", clientId)
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .sign(KEYS.getPrivate());
    }

    /** A token with one realm role. */
    public static String token(UUID subject, String role) {
        return token(subject, role, ISSUER, Duration.ofMinutes(5));
    }

    /** A token with a chosen issuer and life, to see it refused. */
    public static String token(UUID subject, String role, String issuer, Duration life) {
        return claims(subject, role, issuer, life)
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .sign(KEYS.getPrivate());
    }

    private static JwtClaimsBuilder claims(UUID subject, String role, String issuer, Duration life) {
        return Jwt.issuer(issuer)
                .subject(subject.toString())
                .upn(subject.toString())
                .audience(Set.of("account-service", "payment-service", "fx-service", "notification-service"))
                .claim("realm_access", Map.of("roles", List.of(role)))
                .issuedAt(System.currentTimeMillis() / 1000 - 3600)
                .expiresAt(System.currentTimeMillis() / 1000 + life.toSeconds());
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("okpay-test-key", ".pem");
            file.toFile().deleteOnExit();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(KEYS.getPublic().getEncoded());
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
